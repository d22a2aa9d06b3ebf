// Who may compose what: the chair and the organiser everything, who only leads a discussion opinions on its item.
import type { Form, ItemId, Me, Views } from '../../../live/wire.gen';
import { ruleWords } from './rule';

export interface Limits {
  /** Only shows of opinion, on this item. */
  readonly item: ItemId | null;
}

/** Null: no limits. */
export function limitsOf(views: Views, me: Me): Limits | null {
  if (me.powers.includes('RUN_SESSION') || me.powers.includes('PREPARE')) return null;
  const { lead } = views.chair;
  return { item: lead && lead.plate.person === me.person ? lead.item : null };
}

/** Why who is limited does not change this poll. */
export function whyNotChange(form: Form, limits: Limits | null): string | null {
  const isOwn = limits === null || (!form.rules.isFormal && form.item !== null && form.item === limits.item);
  return isOwn ? null : ruleWords('poll.chair_only');
}
