// Every act of the chair, one object per intention: its icon, its key, when it can be done and what
// is sent. The next-step bar, the keys, the palette and the buttons all use these.
import type { Command, EntryId, ItemId, Scene, SessionCommandRest } from '../../live/wire.gen';
import type { IconName } from '../../ui/icons';
import { isRunning } from '../poll/polls';
import { agreementActs } from './agreements';
import { grantFirst } from './hearing';
import { phrase, type Phrase } from './phrase';
import { pollActs } from './polls';
import { chairOnly, listClosed, noItem, noSession, noSpeaker, noneWaits, notLive, runnerOnly, said, why } from './rules';
import type { ItemOn, Situation } from './situation';

export type DialogName =
  | 'seat'
  | 'suspend'
  | 'close'
  | 'add'
  | 'pair'
  | 'palette'
  | 'settings'
  | 'decline'
  | 'terms'
  | 'keep'
  | 'rest'
  | 'lead'
  | 'lastWord'
  | 'name'
  | 'whisper'
  | 'clear'
  | 'pollClose'
  | 'pollTie'
  | 'pollVoid'
  | 'pollRoll'
  | 'pollObjections'
  | 'pollQuorum'
  | 'pollResult'
  | 'signOpen'
  | 'signAttest'
  | 'signPaper'
  | 'signCancel';

export interface Act {
  readonly id: string;
  readonly icon: IconName;
  /** The letter that carries it out, as `KeyboardEvent.key` in upper case. */
  readonly key?: string;
  readonly label: (s: Situation) => Phrase;
  /** Why it can not be done now; null if nothing is known against it. */
  readonly whyNot: (s: Situation) => Phrase | null;
  /** What is sent, from what the screen shows. Acts that ask something first open a dialog instead. */
  readonly command?: (s: Situation) => Command | null;
  readonly opens?: DialogName | ((s: Situation) => DialogName | null);
  /** Which entry, item or request the dialog is about. */
  readonly about?: string;
}

const takeChair: Act = {
  id: 'takeChair',
  icon: 'chair',
  label: (s) => said(s.lapsed && s.lapsed.person === s.me ? 'resumeChair' : 'takeChair'),
  whyNot: (s) => {
    if (s.isHolder) return why('you_hold');
    if (!s.inSeat) return why('not_in_seat');
    return s.holder ? why('held', { who: s.holder }) : null;
  },
  command: (s) => ({ type: 'chair.takeChair', tenure: s.tenure }),
};

const openSession: Act = {
  id: 'openSession',
  icon: 'play',
  label: () => said('openSession'),
  whyNot: chairOnly(
    (s) => (s.session ? why('session_runs', { session: s.session.title }) : null),
    (s) => (s.nextSession ? null : why('none_left')),
  ),
  command: (s) =>
    s.nextSession && { type: 'session.openSession', session: s.nextSession.id, tenure: s.tenure },
};

const rehearse: Act = {
  id: 'rehearse',
  icon: 'play',
  label: () => said('rehearse'),
  whyNot: chairOnly(
    (s) => (s.session ? why('no_rehearsal') : null),
    (s) => (s.nextSession ? null : why('none_left')),
  ),
  command: (s) => s.nextSession && { type: 'session.startRehearsal', session: s.nextSession.id, tenure: s.tenure },
};

const resumeSession: Act = {
  id: 'resumeSession',
  icon: 'play',
  label: () => said('resumeSession'),
  whyNot: chairOnly((s) => (s.session?.phase === 'SUSPENDED' ? null : why('not_suspended'))),
  command: (s) => ({ type: 'session.resumeSession', tenure: s.tenure }),
};

const nextItem: Act = {
  id: 'nextItem',
  icon: 'next',
  label: () => said('nextItem'),
  whyNot: chairOnly(notLive, (s) => (s.nextItem ? null : why('last_item'))),
  command: (s) => s.nextItem && takeUp(s, s.nextItem.id),
};

const callNext: Act = {
  id: 'callNext',
  icon: 'people',
  label: () => said('callNext'),
  whyNot: runnerOnly(notLive, noneWaits, (s) => (toCall(s) ? null : why('all_called'))),
  command: (s) => {
    const next = toCall(s);
    return next && { type: 'floor.call', entry: next.id, tenure: s.tenure };
  },
};

const giveNext: Act = {
  id: 'giveNext',
  icon: 'mic',
  label: () => said('giveNext'),
  whyNot: runnerOnly(notLive, noneWaits),
  command: (s) => (s.waiting[0] ? giveFloor(s, s.waiting[0].id) : null),
};

const pause: Act = {
  id: 'pause',
  icon: 'pause',
  key: 'P',
  label: (s) => said(s.speaker?.row.stage === 'PAUSED' ? 'resume' : 'pause'),
  whyNot: runnerOnly(notLive, noSpeaker),
  command: (s) =>
    s.speaker && {
      type: s.speaker.row.stage === 'PAUSED' ? 'floor.resume' : 'floor.pause',
      entry: s.speaker.id,
      tenure: s.tenure,
    },
};

const end: Act = {
  id: 'end',
  icon: 'stop',
  key: 'E',
  label: (s) => said(s.interrupted.length ? 'endAndResume' : 'end'),
  whyNot: runnerOnly(notLive, noSpeaker),
  command: (s) => s.speaker && { type: 'floor.end', entry: s.speaker.id, tenure: s.tenure },
};

const plusMinute = minute('plusMinute', '+', 60);
const minusMinute = minute('minusMinute', '-', -60);

function minute(id: 'plusMinute' | 'minusMinute', key: string, seconds: number): Act {
  return {
    id,
    icon: 'clock',
    key,
    label: () => said(id),
    whyNot: runnerOnly(notLive, noSpeaker),
    command: (s) => s.speaker && { type: 'floor.extend', entry: s.speaker.id, seconds, tenure: s.tenure },
  };
}

const list: Act = {
  id: 'list',
  icon: 'lock',
  key: 'L',
  label: (s) => said(s.listIsOpen ? 'closeList' : 'openList'),
  whyNot: runnerOnly(notLive, noItem),
  command: (s) => s.active && (s.listIsOpen ? closeList(s, null) : openList(s)),
};

const closeIn = [2, 5, 10].map(
  (minutes): Act => ({
    id: `closeIn${minutes}`,
    icon: 'clock',
    label: () => said('closeIn', { minutes }),
    whyNot: runnerOnly(notLive, noItem, listClosed),
    command: (s) => closeList(s, minutes * 60),
  }),
);

const keepOpen: Act = {
  id: 'keepOpen',
  icon: 'list',
  label: () => said('keepOpen'),
  whyNot: runnerOnly(notLive, noItem, listClosed, (s) => (s.listClosesAt === null ? why('not_closing') : null)),
  command: (s) => openList(s),
};

const addSpeaker: Act = {
  id: 'addSpeaker',
  icon: 'plus',
  key: 'A',
  label: () => said('addSpeaker'),
  // The seat's people may add to the list whoever holds the chair; the server has no tenure here.
  whyNot: (s) => noSession(s) ?? noItem(s),
  opens: 'add',
};

const terms: Act = {
  id: 'terms',
  icon: 'list',
  label: () => said('terms'),
  whyNot: runnerOnly(notLive, noItem),
  opens: 'terms',
};

const nobodyToKeep = (s: Situation) => (s.waiting.length + s.requested.length + s.passed.length ? null : why('nobody_waits'));

const clear: Act = {
  id: 'clear',
  icon: 'cross',
  label: () => said('clear'),
  whyNot: runnerOnly(notLive, noItem, nobodyToKeep),
  opens: 'clear',
};

const keepAll: Act = {
  id: 'keepAll',
  icon: 'next',
  label: () => said('keepAll'),
  whyNot: chairOnly(notLive, noItem, nobodyToKeep),
  opens: 'keep',
};

const wrapUp: Act = {
  id: 'wrapUp',
  icon: 'clock',
  key: 'W',
  label: () => said('wrapUp'),
  whyNot: runnerOnly(notLive, noSpeaker, (s) => (s.speaker?.row.whisper ? why('whispered') : null)),
  command: (s) => s.speaker && { type: 'floor.whisper', entry: s.speaker.id, text: '', tenure: s.tenure },
};

const whisper: Act = {
  id: 'whisper',
  icon: 'pen',
  label: () => said('whisper'),
  whyNot: runnerOnly(notLive, noSpeaker),
  opens: 'whisper',
};

const grantLead: Act = {
  id: 'grantLead',
  icon: 'people',
  label: () => said('grantLead'),
  whyNot: chairOnly(notLive, noItem),
  opens: 'lead',
};

const recallLead: Act = {
  id: 'recallLead',
  icon: 'back',
  label: () => said('recallLead'),
  whyNot: chairOnly((s) => (s.lead ? null : why('no_lead'))),
  command: (s) => ({ type: 'session.recallLead', tenure: s.tenure }),
};

const returnLead: Act = {
  id: 'returnLead',
  icon: 'back',
  label: () => said('returnLead'),
  whyNot: (s) => (s.isLead ? null : why('no_lead')),
  command: () => ({ type: 'session.returnLead' }),
};

const undo: Act = {
  id: 'undo',
  icon: 'undo',
  key: 'U',
  label: () => said('undo'),
  whyNot: runnerOnly((s) => (s.undo && s.session ? null : why('nothing_to_undo'))),
  command: (s) => s.undo && { type: 'session.undo', act: s.undo.act, tenure: s.tenure },
};

const suspend: Act = {
  id: 'suspend',
  icon: 'pause',
  label: (s) => said(s.session?.phase === 'SUSPENDED' ? 'changeBreak' : 'suspend'),
  whyNot: chairOnly(noSession),
  opens: 'suspend',
};

const closeSession: Act = {
  id: 'closeSession',
  icon: 'lock',
  label: (s) => said(s.isRehearsal ? 'endRehearsal' : 'closeSession'),
  whyNot: chairOnly(noSession, (s) => (s.poll && isRunning(s.poll.row) ? phrase('pollrun.why.runs', { what: s.poll.row.form.title }) : null)),
  opens: 'close',
};

const handOver: Act = {
  id: 'handOver',
  icon: 'chair',
  label: () => said('handOver'),
  whyNot: chairOnly(),
  opens: 'seat',
};

const pairDisplay: Act = {
  id: 'pairDisplay',
  icon: 'screen',
  label: () => said('pairDisplay'),
  whyNot: () => null,
  opens: 'pair',
};

const scenes = ([null, 'WELCOME', 'ITEM', 'SPEAKER', 'POLL', 'AGREEMENT', 'SUSPENDED'] as const).map(
  (scene): Act => ({
    id: `scene${scene ?? 'FOLLOW'}`,
    icon: 'screen',
    label: () => said(`scene.${scene ?? 'FOLLOW'}`),
    whyNot: () => null,
    command: () => chooseScene(scene),
  }),
);

export const acts = {
  takeChair,
  openSession,
  rehearse,
  nextItem,
  callNext,
  giveNext,
  pause,
  end,
  plusMinute,
  minusMinute,
  list,
  keepOpen,
  addSpeaker,
  terms,
  clear,
  keepAll,
  wrapUp,
  whisper,
  grantLead,
  recallLead,
  returnLead,
  grantFirst,
  undo,
  suspend,
  resumeSession,
  closeSession,
  handOver,
  pairDisplay,
  ...pollActs,
  ...agreementActs,
} as const satisfies Record<string, Act>;

/** In the order of the palette; every item can be taken up by name too. */
export function allActs(s: Situation): readonly Act[] {
  return [...Object.values(acts), ...closeIn, ...s.items.map(takeUpAct), ...scenes];
}

export const closeInActs: readonly Act[] = closeIn;

export function takeUpAct({ id, row }: ItemOn): Act {
  return {
    id: `takeUp-${id}`,
    icon: 'next',
    label: () => said(row.started === null ? 'takeUp' : 'takeUpAgain', { item: row.title }),
    whyNot: chairOnly(
      notLive,
      (s) => (s.active?.id === id ? why('item_is_on') : null),
      (s) => (s.session?.id === row.session ? null : why('other_session')),
    ),
    about: id,
    opens: (s) => (s.speaker || s.waiting.length + s.requested.length ? 'rest' : null),
    command: (s) => takeUp(s, id),
  };
}

/** The next who waits and was not called. */
export function toCall(s: Situation) {
  return s.waiting.find((each) => each.row.stage === 'QUEUED') ?? null;
}

export function giveFloor(s: Situation, entry: EntryId): Command {
  return { type: 'floor.giveFloor', entry, current: s.speaker?.id ?? null, tenure: s.tenure };
}

export function takeUp(s: Situation, item: ItemId, rest: SessionCommandRest = 'KEEP'): Command {
  return { type: 'session.takeUpItem', item, active: s.active?.id ?? null, rest, tenure: s.tenure };
}

export function chooseScene(scene: Scene | null): Command {
  return { type: 'display.chooseScene', scene };
}

function openList(s: Situation): Command | null {
  return s.active && { type: 'floor.openList', item: s.active.id, tenure: s.tenure };
}

function closeList(s: Situation, seconds: number | null): Command | null {
  return s.active && { type: 'floor.closeList', item: s.active.id, seconds, tenure: s.tenure };
}
