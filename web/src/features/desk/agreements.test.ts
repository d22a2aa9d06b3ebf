import { expect, test } from 'vitest';
import { CEREMONY, agreement } from '../../fixture/agreements';
import { NOW, chairPerson, discussion, people } from '../../fixture/views';
import type { Me, Views } from '../../live/wire.gen';
import { agreementActs, attestOf, callOf, cancelOf, openOf, paperOf } from './agreements';
import { situationOf } from './situation';

type Raw = Record<string, any>;
const { rector, president, minister } = people;

function given(states: string[], change: (v: Raw) => void = () => {}): Views {
  const views = discussion();
  const row = agreement(rector, president, NOW);
  states.forEach((state) => CEREMONY[state]!(row, NOW));
  (views as unknown as Raw).agreement = { agreements: [row] };
  change(views as unknown as Raw);
  return views;
}
const situation = (views: Views, me: Me = chairPerson(minister)) => situationOf(views, me);
const noSession = (v: Raw) => void Object.assign(v.agenda, { current: null });
const rehearsal = (v: Raw) => void (v.agenda.isRehearsal = true);
const held = (v: Raw) => void (v.chair.holder = 'p2');
const notOrganiser = { ...chairPerson(minister), audiences: ['CHAIR', 'PARTICIPANT'] } as Me;
const { openCeremony, callSignatory, recallSignatory, pauseCeremony, resumeCeremony, cancelCeremony } = agreementActs;

test.each([
  ['open', openCeremony, given(['frozen']), null],
  ['open, no session', openCeremony, given(['frozen'], noSession), 'ceremony.why.session'],
  ['open, another holds the chair', openCeremony, given(['frozen'], held), 'chair.why.held'],
  ['open, in a rehearsal', openCeremony, given(['frozen'], rehearsal), 'ceremony.why.rehearsal'],
  ['open a test in a rehearsal', openCeremony, given(['frozen', 'test'], rehearsal), null],
  ['open, nothing is frozen', openCeremony, given(['sealed']), 'ceremony.why.none'],
  ['call', callSignatory, given(['open']), null],
  ['call, the turn is another’s', callOf(president.person), given(['called']), 'ceremony.why.called'],
  ['call, paused', callSignatory, given(['paused']), 'ceremony.why.paused'],
  ['call, not ready', callOf(president.person), given(['unready', 'open']), 'ceremony.why.not_ready'],
  ['call, has signed', callOf(rector.person), given(['paused', 'open']), 'ceremony.why.signed'],
  ['call, nothing runs', callSignatory, given(['frozen']), 'ceremony.why.not_running'],
  ['recall', recallSignatory, given(['signing']), null],
  ['recall, nobody has the turn', recallSignatory, given(['open']), 'ceremony.why.no_turn'],
  ['pause', pauseCeremony, given(['one']), null],
  ['pause, paused', pauseCeremony, given(['paused']), 'ceremony.why.paused'],
  ['resume', resumeCeremony, given(['paused']), null],
  ['resume, not paused', resumeCeremony, given(['open']), 'ceremony.why.not_paused'],
  ['attest', attestOf(president.person), given(['open']), null],
  ['paper, the turn is another’s', paperOf(president.person), given(['called']), 'ceremony.why.called'],
  ['cancel', cancelCeremony, given(['open']), null],
])('%s', (_, act, views, why) => {
  expect(act.whyNot(situation(views))?.key ?? null).toBe(why);
});

test('before it runs only an organiser cancels', () => {
  const views = given(['frozen']);
  const cancel = cancelOf((s) => s.toOpen, 'pact');
  expect(cancel.whyNot(situation(views))).toBeNull();
  expect(cancel.whyNot(situation(views, notOrganiser))?.key).toBe('ceremony.why.organiser');
  expect(cancelCeremony.whyNot(situation(given(['open']), notOrganiser))).toBeNull();
});

test('opening asks first if not all are ready', () => {
  const opens = (states: string[]) => {
    const act = openOf((s) => s.toOpen, 'pact');
    return (act.opens as (s: unknown) => string | null)(situation(given(states)));
  };
  expect([opens(['frozen']), opens(['unready'])]).toEqual([null, 'signOpen']);
});

test('what is sent names the agreement, the tenure and whose turn it is', () => {
  expect(openCeremony.command!(situation(given(['frozen'])))).toEqual({ type: 'agreement.openCeremony', agreement: 'pact', anyway: false, tenure: 3 });
  expect(callSignatory.command!(situation(given(['open'])))).toEqual({ type: 'agreement.callSignatory', agreement: 'pact', person: rector.person, tenure: 3 });
  expect(recallSignatory.command!(situation(given(['one'])))).toEqual({ type: 'agreement.recall', agreement: 'pact', fence: 2, tenure: 3 });
});
