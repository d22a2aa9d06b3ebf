// Which form of a poll is open, by the name under which the office keeps it.
import type { PollId } from '../../../live/wire.gen';
import { isName, type Name } from './templates';

export interface Composed {
  readonly id?: PollId;
  readonly template: Name;
}

const NEW = 'poll-new-';
const KNOWN = 'poll-';

export const newForm = (template: Name): string => NEW + template;
export const formOfPoll = (id: PollId): string => KNOWN + id;

export function composed(editing: string | null): Composed | null {
  if (!editing?.startsWith(KNOWN)) return null;
  const name = editing.startsWith(NEW) ? editing.slice(NEW.length) : '';
  return isName(name) ? { template: name } : { id: editing.slice(KNOWN.length), template: 'vote' };
}
