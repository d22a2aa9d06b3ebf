// Why an act of the chair can not be done now, as far as the screen can foresee it; null: nothing is known against it.
import { phrase, type Named, type Phrase } from './phrase';
import type { Situation } from './situation';

export const why = (code: Named<'chair.why'>, args?: Phrase['args']) => phrase(`chair.why.${code}`, { ...args });
export const said = (id: Named<'chair.act'>, args?: Phrase['args']) => phrase(`chair.act.${id}`, { ...args });

/** Only who holds the chair acts; the rest sees who does. */
export function notHolder(s: Situation): Phrase | null {
  if (s.isHolder) return null;
  return s.holder ? why('held', { who: s.holder }) : why('empty');
}

/** Who runs the floor: the holder of the chair, or the lead of the item. */
export function notRunner(s: Situation): Phrase | null {
  return s.isRunner ? null : notHolder(s);
}

export function noSession(s: Situation): Phrase | null {
  return s.session ? null : why('no_session');
}

export function notLive(s: Situation): Phrase | null {
  return s.session?.phase === 'SUSPENDED' ? why('suspended') : noSession(s);
}

export type Rule = (s: Situation) => Phrase | null;

const only =
  (who: Rule) =>
  (...rules: Rule[]): Rule =>
  (s) => {
    for (const rule of [who, ...rules]) {
      const reason = rule(s);
      if (reason) return reason;
    }
    return null;
  };

export const chairOnly = only(notHolder);
export const runnerOnly = only(notRunner);

export const noSpeaker = (s: Situation) => (s.speaker ? null : why('nobody_speaks'));
export const noItem = (s: Situation) => (s.active ? null : why('no_item'));
export const noneWaits = (s: Situation) => (s.waiting.length ? null : why('nobody_waits'));
export const listClosed = (s: Situation) => (s.listIsOpen ? null : why('list_closed'));
