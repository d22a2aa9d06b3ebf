// The polls in which the floor assistant has something to do.
import type { Views } from '../../live/wire.gen';
import { pollsOf, type Listed } from '../poll/polls';

const open = (views: Pick<Views, 'poll'>): Listed[] => pollsOf(views).filter(({ row }) => row.stage === 'OPEN');

/** Those in which an answer can be entered for somebody else. */
export function answerable(views: Pick<Views, 'poll'>): Listed[] {
  return open(views).filter(({ row: { form } }) => {
    const { mode, secrecy } = form.rules;
    return (mode === 'DEVICE' || mode === 'MIXED') && secrecy !== 'SECRET' && form.question.is !== 'words';
  });
}

/** Those whose hands are counted, or whose names are called. */
export function counted(views: Pick<Views, 'poll'>): Listed[] {
  return open(views).filter(({ row }) => row.hands !== null || !!row.roll?.all);
}
