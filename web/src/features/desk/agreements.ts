// Running a ceremony: every act of it, and why it cannot be done now. Nothing here can be undone; what is grave asks first.
import type { Command, PersonId } from '../../live/wire.gen';
import { frozenOf, isRunning, nextToCall, plateOf, runningOf, signingOf, unready, type Row, type Signing } from '../agreement/ceremony/agreements';
import type { Views } from '../../live/wire.gen';
import type { Act } from './acts';
import { phrase, type Named, type Phrase } from './phrase';
import { notHolder } from './rules';
import type { Situation } from './situation';

export const ceremonyOf = (views: Views): Row | null => runningOf(views);

/** What could be opened next; in a rehearsal a test agreement, else a real one, if there is one. */
export function toOpenOf(views: Views): Row | null {
  const frozen = frozenOf(views);
  return frozen.find(({ terms }) => terms.test === views.agenda.isRehearsal) ?? frozen[0] ?? null;
}

const why = (code: Named<'ceremony.why'>, args?: Phrase['args']) => phrase(`ceremony.why.${code}`, { ...args });
const said = (id: Named<'ceremony.act'>, args?: Phrase['args']) => phrase(`ceremony.act.${id}`, { ...args });

type Rule = (row: Row, s: Situation) => Phrase | null;

const held: Rule = (_, s) => notHolder(s);
const live: Rule = (_, s) => (s.session?.phase === 'LIVE' ? null : why('session'));
const running: Rule = (row) => (isRunning(row) ? null : why('not_running'));

function first(rules: readonly Rule[], row: Row | null, s: Situation, none: Named<'ceremony.why'>): Phrase | null {
  if (!row) return why(none);
  for (const rule of rules) {
    const reason = rule(row, s);
    if (reason) return reason;
  }
  return null;
}

const isOfOrganiser = ({ me, organises }: Situation) => me !== null && organises;

export function openOf(pick: (s: Situation) => Row | null, id: string): Act {
  return {
    id: `sign-open-${id}`,
    icon: 'seal',
    label: (s) => {
      const row = id === '' ? null : pick(s);
      return row ? said('open', { title: row.terms.title }) : said('open.short');
    },
    whyNot: (s) =>
      first(
        [
          held,
          live,
          (row) => (row.stage === 'FROZEN' ? null : why('none')),
          () => (s.ceremony ? why('another') : null),
          ({ terms }) => (s.isRehearsal && !terms.test ? why('rehearsal') : null),
        ],
        pick(s),
        s,
        'none',
      ),
    opens: (s) => (unready(pick(s)!).length ? 'signOpen' : null),
    command: (s) => openCommand(s, pick(s), false),
    about: id,
  };
}

export function openCommand(s: Situation, row: Row | null, anyway: boolean): Command | null {
  return row && { type: 'agreement.openCeremony', agreement: row.id, anyway, tenure: s.tenure };
}

/** `who`: whom to call; of the ceremony that runs. */
function calling(who: (row: Row) => Signing | null, id: string): Act {
  return {
    id: `sign-call-${id}`,
    icon: 'people',
    label: (s) => {
      const signing = s.ceremony && who(s.ceremony);
      return signing ? said('call', { who: plateOf(s.ceremony!, signing) }) : said('call.none');
    },
    whyNot: (s) =>
      first(
        [
          held,
          live,
          (row) => (row.stage === 'PAUSED' ? why('paused') : null),
          (row) => (row.turn ? why('called') : null),
          (row) => {
            const signing = who(row) ?? unready(row)[0];
            if (!signing) return why('none');
            if (signing.step === 'READY') return null;
            return why(signing.step === 'SIGNED' || signing.step === 'ON_PAPER' ? 'signed' : 'not_ready', { who: plateOf(row, signing) });
          },
        ],
        s.ceremony,
        s,
        'not_running',
      ),
    command: (s) => {
      const signing = s.ceremony && who(s.ceremony);
      return signing ? { type: 'agreement.callSignatory', agreement: s.ceremony!.id, person: signing.who.person, tenure: s.tenure } : null;
    },
  };
}

export const callOf = (person: PersonId): Act => calling((row) => signingOf(row, person), person);

/** What is said for the record of one signatory asks first. */
function recording(what: 'attest' | 'paper', icon: Act['icon'], person: PersonId): Act {
  return {
    id: `sign-${what}-${person}`,
    icon,
    label: (s) => {
      const signing = s.ceremony && signingOf(s.ceremony, person);
      return signing ? said(what, { who: plateOf(s.ceremony!, signing) }) : said('call.none');
    },
    whyNot: (s) =>
      first(
        [held, running, (row) => (what === 'paper' && row.turn && row.turn.person !== person ? why('called') : null)],
        s.ceremony,
        s,
        'not_running',
      ),
    opens: what === 'attest' ? 'signAttest' : 'signPaper',
    about: person,
  };
}

export const attestOf = (person: PersonId): Act => recording('attest', 'check', person);
export const paperOf = (person: PersonId): Act => recording('paper', 'pen', person);

/** Whoever has the turn, has to be known by sight, and has not been attested. */
export function unattested(row: Row): Signing | null {
  const signing = row.turn && signingOf(row, row.turn.person);
  return signing && row.terms.sight && !signing.attested ? signing : null;
}

export const recallSignatory: Act = {
  id: 'sign-recall',
  icon: 'back',
  label: () => said('recall'),
  whyNot: (s) => first([held, (row) => (row.turn ? null : why('no_turn'))], s.ceremony, s, 'not_running'),
  command: (s) => (s.ceremony?.turn ? { type: 'agreement.recall', agreement: s.ceremony.id, fence: s.ceremony.turn.fence, tenure: s.tenure } : null),
};

export const pauseCeremony: Act = {
  id: 'sign-pause',
  icon: 'pause',
  label: () => said('pause'),
  whyNot: (s) => first([held, (row) => (row.stage === 'OPEN' ? null : why('paused'))], s.ceremony, s, 'not_running'),
  command: (s) => s.ceremony && { type: 'agreement.pauseCeremony', agreement: s.ceremony.id, tenure: s.tenure },
};

export const resumeCeremony: Act = {
  id: 'sign-resume',
  icon: 'play',
  label: () => said('resume'),
  whyNot: (s) => first([held, live, (row) => (row.stage === 'PAUSED' ? null : why('not_paused'))], s.ceremony, s, 'not_running'),
  command: (s) => s.ceremony && { type: 'agreement.resumeCeremony', agreement: s.ceremony.id, tenure: s.tenure },
};

/** Before it runs it is the organiser's alone; then the chair's and the organiser's together. */
export function cancelOf(pick: (s: Situation) => Row | null, id: string): Act {
  return {
    id: `sign-cancel-${id}`,
    icon: 'cross',
    label: () => said('cancel'),
    whyNot: (s) =>
      first([(row) => (isRunning(row) ? (isOfOrganiser(s) ? null : notHolder(s)) : isOfOrganiser(s) ? null : why('organiser'))], pick(s), s, 'not_running'),
    opens: 'signCancel',
    about: id,
  };
}

/** In the order of the palette. */
export const agreementActs = {
  openCeremony: openOf((s) => s.toOpen, ''),
  callSignatory: calling(nextToCall, ''),
  attestSignatory: {
    ...attestOf(''),
    id: 'sign-attest',
    label: (s) => {
      const signing = s.ceremony && unattested(s.ceremony);
      return signing ? said('attest', { who: plateOf(s.ceremony!, signing) }) : phrase('ceremony.sight');
    },
    whyNot: (s) => first([held, (row) => (unattested(row) ? null : why('no_turn'))], s.ceremony, s, 'not_running'),
    about: undefined,
  } as Act,
  recallSignatory,
  pauseCeremony,
  resumeCeremony,
  cancelCeremony: cancelOf((s) => s.ceremony, ''),
} as const satisfies Record<string, Act>;
