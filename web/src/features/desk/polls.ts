// Holding a poll: which one needs the chair now, and every act that takes it on.
import type { Command, PollId, PollViewRow, Views } from '../../live/wire.gen';
import { newId } from '../office/office.svelte';
import { isRunning, pollsOf, runningOf, showsPapers, type Listed } from '../poll/polls';
import type { Act } from './acts';
import { phrase, type Named, type Phrase } from './phrase';
import { notHolder } from './rules';
import type { Situation } from './situation';

/** What is to be done with it is not done yet: a formal one until it is certified. */
function isUnfinished({ row }: Listed): boolean {
  return row.stage === 'CLOSED' || (row.stage === 'SHOWN' && row.form.rules.isFormal && row.certification === null);
}

/** The one that runs, a formal one before others; else the last one whose result waits. */
export function pollOf(views: Views): Listed | null {
  const rounds = new Set(pollsOf(views).map(({ row }) => row.roundOf));
  // What somebody objected to is done with once it is put to the vote.
  const waits = (each: Listed) => isUnfinished(each) && !(each.row.objection && each.row.stage === 'SHOWN' && rounds.has(each.id));
  return runningOf(views)[0] ?? pollsOf(views).filter(waits).at(-1) ?? null;
}

/** Prepared for the item that is on; else, with no item of its own, for any moment. */
export function readyOf(views: Views): Listed | null {
  const ready = pollsOf(views).filter(({ row }) => row.stage === 'READY');
  const of = (item: string | null) => ready.find(({ row }) => row.form.item === item);
  return (views.agenda.active === null ? undefined : of(views.agenda.active)) ?? of(null) ?? null;
}

/** Certified by one, and waiting for another of the chair's seat. */
export function unconfirmedOf(views: Views): Listed | null {
  return pollsOf(views).find(({ row }) => row.stage === 'SHOWN' && row.certification?.confirmedBy === null) ?? null;
}

/** How many have answered, hands among them once two tellers agree. */
export const answeredBy = ({ cast, hands }: PollViewRow): number => (hands?.agreed ?? []).reduce((sum, each) => sum + each, cast);

/** How many can answer at all: in a vote by seats only those who were here when it opened. */
export function ableOf({ form, eligible, present }: PollViewRow): number {
  const { isFormal, unit } = form.rules;
  return isFormal && unit === 'SEAT' ? Math.min(eligible, present) : eligible;
}

/** Fewer than half have answered, or nobody knows how many: closing now is asked about. */
export const isSparse = (row: PollViewRow): boolean =>
  showsPapers(row) ||
  ((row.form.rules.mode === 'DEVICE' || row.form.rules.mode === 'MIXED') && answeredBy(row) * 2 < ableOf(row));

export const isTied = ({ verdict, form }: PollViewRow): boolean =>
  verdict?.outcome === 'TIED' && form.rules.tie === 'CHAIR_DECIDES' && form.rules.isFormal;

const why = (code: Named<'pollrun.why'>, args?: Phrase['args']) => phrase(`pollrun.why.${code}`, { ...args });
const said = (id: Named<'pollrun.act'>) => () => phrase(`pollrun.act.${id}`);

/** The chair holds every poll, the lead shows of opinion on the item led. */
function notHolding(s: Situation, { row }: Listed): Phrase | null {
  if (s.isHolder) return null;
  if (!row.form.rules.isFormal && s.lead !== null && s.isLead && s.lead.item === row.form.item) return null;
  return notHolder(s);
}

/** Why a count without devices keeps it from being closed. */
export function uncounted({ form, hands, roll }: PollViewRow): Phrase | null {
  const { mode } = form.rules;
  if (mode === 'HANDS' || mode === 'MIXED') {
    if (hands?.isDiffering) return why('differing');
    return hands?.agreed || hands === null ? null : why('not_counted', { n: hands.entered });
  }
  if (mode !== 'ROLL_CALL' || roll === null) return null;
  return roll.all === 0 || roll.called < roll.all ? why('roll', { n: roll.called, all: roll.all }) : null;
}

type Pick = (s: Situation) => Listed | null;
type Rule = (on: Listed, s: Situation) => Phrase | null;

const stage =
  (...stages: string[]): Rule =>
  ({ row }) => (stages.includes(row.stage) ? null : phrase(`pollrun.why.stage.${row.stage}`));
const isSilence = ({ row }: Listed) => (row.form.rules.mode === 'NO_OBJECTION' ? why('silence') : null);

/** The acts on the poll that `pick` finds; one object each, as all acts of the chair. `about`: their dialogs speak of that one. */
function holding(pick: Pick, about?: PollId) {
  const make = (
    id: Named<'pollrun.act'>,
    icon: Act['icon'],
    rules: readonly Rule[],
    command: (on: Listed, s: Situation) => Command | null,
    more: Partial<Act> = {},
  ): Act => ({
    id: `poll-${id}`,
    icon,
    label: said(id),
    whyNot: (s) => {
      const on = pick(s);
      if (!on) return why('none');
      for (const rule of rules) {
        const reason = rule(on, s);
        if (reason) return reason;
      }
      return null;
    },
    command: (s) => {
      const on = pick(s);
      return on && command(on, s);
    },
    about,
    ...more,
  });
  const mine: Rule = (on, s) => notHolding(s, on);
  const end = (id: 'half' | 'minute', ms: number) =>
    make(id, 'clock', [mine, stage('OPEN'), isSilence, ({ row }) => (row.closesAt === null ? why('no_end') : null)], ({ id: poll, row }, s) => ({
      type: 'poll.setEnd',
      poll,
      at: row.closesAt! + ms,
      tenure: s.tenure,
    }));
  return {
    open: make(
      'open',
      'play',
      [
        stage('READY'),
        mine,
        (_, s) => (s.session?.phase === 'LIVE' ? null : why('no_session')),
        ({ row }, s) => (row.form.rules.isFormal && s.poll && isRunning(s.poll.row) && s.poll.row.form.rules.isFormal ? why('another') : null),
        ({ row }) => (row.form.rules.secrecy === 'SECRET' && !row.isKeyed ? why('no_key') : null),
      ],
      ({ id: poll }, s) => ({ type: 'poll.open', poll, tenure: s.tenure }),
      { key: 'O' },
    ),
    close: make(
      'close',
      'stop',
      [mine, stage('OPEN', 'SUSPENDED'), isSilence, ({ row }) => uncounted(row)],
      ({ id: poll }, s) => ({ type: 'poll.close', poll, tenure: s.tenure }),
      { key: 'C', opens: (s) => (isSparse(pick(s)!.row) ? 'pollClose' : null) },
    ),
    suspend: make('suspend', 'pause', [mine, stage('OPEN')], ({ id: poll }, s) => ({ type: 'poll.suspend', poll, tenure: s.tenure })),
    resume: make('resume', 'play', [mine, stage('SUSPENDED')], ({ id: poll }, s) => ({ type: 'poll.resume', poll, tenure: s.tenure })),
    half: end('half', 30_000),
    minute: end('minute', 60_000),
    noEnd: make(
      'noEnd',
      'clock',
      [mine, stage('OPEN'), isSilence, ({ row }) => (row.closesAt === null ? why('no_end') : null)],
      ({ id: poll }, s) => ({ type: 'poll.setEnd', poll, at: null, tenure: s.tenure }),
    ),
    show: make(
      'show',
      'screen',
      [mine, stage('CLOSED'), ({ row }) => (row.form.rules.secrecy === 'SECRET' && !row.isCounted ? why('no_count') : null)],
      ({ id: poll }, s) => ({ type: 'poll.show', poll, tenure: s.tenure }),
      { key: 'S' },
    ),
    breakTie: make('breakTie', 'chair', [mine, stage('CLOSED', 'SHOWN'), ({ row }) => (isTied(row) ? null : why('no_tie'))], () => null, {
      opens: 'pollTie',
    }),
    certify: make(
      'certify',
      'seal',
      [
        mine,
        ({ row }) => (row.form.rules.isFormal ? null : why('not_formal')),
        stage('SHOWN'),
        ({ row }) => (row.certification ? why('certified') : null),
        ({ row }) => (row.objection ? phrase('pollrun.next.objected') : null),
        ({ row }) => (isTied(row) ? why('tied') : null),
      ],
      ({ id: poll }, s) => ({ type: 'poll.certify', poll, withoutQuorum: false, tenure: s.tenure }),
    ),
    toVote: make(
      'toVote',
      'poll',
      [(_, s) => notHolder(s), ({ row }) => (row.objection ? null : why('no_objection')), stage('CLOSED', 'SHOWN')],
      ({ id: poll }) => ({ type: 'poll.repeat', poll, round: newId('poll') }),
    ),
    confirm: make(
      'confirm',
      'check',
      [
        (_, s) => (s.inSeat ? null : phrase('chair.why.not_in_seat')),
        ({ row }) => (row.certification === null ? why('not_certified') : null),
        ({ row }, s) => (row.certification?.by.person === s.me ? why('same_person') : null),
      ],
      ({ id: poll }) => ({ type: 'poll.confirm', poll }),
    ),
    recount: make('recount', 'undo', [stage('OPEN'), ({ row }) => (row.hands?.entered ? null : why('no_counts'))], ({ id: poll }) => ({
      type: 'poll.recount',
      poll,
    })),
    roll: make('roll', 'list', [stage('OPEN'), ({ row }) => (row.roll?.called ? why('roll_runs') : row.roll ? null : why('no_roll'))], () => null, {
      opens: 'pollRoll',
    }),
    absent: make('absent', 'people', [stage('OPEN'), ({ row }) => (row.roll?.absent ? null : why('no_absent'))], ({ id: poll }) => ({
      type: 'poll.callAbsent',
      poll,
    })),
    void: make('void', 'cross', [mine, stage('READY', 'OPEN', 'SUSPENDED', 'CLOSING', 'CLOSED', 'SHOWN')], () => null, { opens: 'pollVoid' }),
  };
}

/** Of one poll, wherever it stands in the list. */
export const actsOf = (on: Listed) => holding(() => on, on.id);

const onNow = holding((s) => s.poll);

export const callObjections: Act = {
  id: 'poll-objections',
  icon: 'hand',
  label: said('objections'),
  whyNot: (s) => {
    if (!s.isHolder) return notHolder(s);
    if (s.session?.phase !== 'LIVE') return why('no_session');
    return s.poll && isRunning(s.poll.row) && s.poll.row.form.rules.isFormal ? why('another') : null;
  },
  opens: 'pollObjections',
};

/** In the order of the palette. */
export const pollActs = {
  openPoll: holding((s) => s.ready).open,
  closePoll: onNow.close,
  showPoll: onNow.show,
  breakTie: onNow.breakTie,
  certifyPoll: onNow.certify,
  putToVote: onNow.toVote,
  confirmPoll: holding((s) => s.unconfirmed).confirm,
  callObjections,
  suspendPoll: onNow.suspend,
  resumePoll: onNow.resume,
  pollHalf: onNow.half,
  pollMinute: onNow.minute,
  pollNoEnd: onNow.noEnd,
  startRoll: onNow.roll,
  callAbsent: onNow.absent,
  recountHands: onNow.recount,
  voidPoll: onNow.void,
} as const satisfies Record<string, Act>;
