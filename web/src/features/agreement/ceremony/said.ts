// Each step of a ceremony as a sentence, said once to those who do not see it.
import { hourMinuteSecond, lt, t } from '../../../i18n';
import type { PersonId, Views } from '../../../live/wire.gen';
import { plateWords } from '../../connection/answers';
import { agreementsOf, howFar, plateOf, type How, type Row, type Signing } from './agreements';

/** What a screen showed of one agreement. A signature is there once this screen has checked it, if it checks. */
export interface Shown {
  readonly stage: Row['stage'];
  readonly hows: Readonly<Record<PersonId, How>>;
}

export type Look = Readonly<Record<string, Shown>>;

/** `isShown`: this screen shows this signature as given. */
export function look(views: Pick<Views, 'agreement'>, isShown: (row: Row, signing: Signing) => boolean): Look {
  // That all have signed is not said before the last signature.
  const stageOf = (row: Row) => (row.stage === 'COMPLETED' && !row.signatories.every((each) => isShown(row, each)) ? 'OPEN' : row.stage);
  const shown = (row: Row): Shown => ({
    stage: stageOf(row),
    hows: Object.fromEntries(
      row.signatories.map((each) => {
        const how = howFar(row, each);
        return [each.who.person, how === 'signed' && !isShown(row, each) ? 'signing' : how];
      }),
    ),
  });
  return Object.fromEntries(agreementsOf(views).map((row) => [row.id, shown(row)]));
}

const STAGES = ['OPEN', 'PAUSED', 'COMPLETED', 'SEALED', 'ON_PAPER', 'DECLINED', 'CANCELLED', 'EXPIRED'] as const;
const HOWS = ['called', 'signing', 'signed', 'paper', 'declined'] as const;

export function saidOf(before: Look, now: Look, views: Pick<Views, 'agreement'>, me: PersonId | null): string | null {
  const words = agreementsOf(views).flatMap((row) => {
    const [was, is] = [before[row.id], now[row.id]];
    return was && is ? [...row.signatories.map((each) => signatoryWords(row, each, was, is, me)), stageWords(row, was, is)] : [];
  });
  const said = words.filter((each) => each !== null);
  return said.length ? said.join(' ') : null;
}

function signatoryWords(row: Row, signing: Signing, was: Shown, is: Shown, me: PersonId | null): string | null {
  const { person } = signing.who;
  const how = HOWS.find((each) => each === is.hows[person]);
  if (!how || how === was.hows[person]) return null;
  // A signature that waits for this screen's own check reads as one that is being given.
  if (how === 'signing' && signing.signed) return null;
  if (how === 'called' && person === me) return t('ceremony.said.you');
  const time = signing.signed ? hourMinuteSecond(signing.signed.at) : '';
  return t(`ceremony.said.${how}`, { who: plateWords(plateOf(row, signing)), time });
}

function stageWords({ terms }: Row, was: Shown, is: Shown): string | null {
  const next = STAGES.find((each) => each === is.stage);
  if (!next || was.stage === is.stage) return null;
  if (next === 'OPEN' && was.stage === 'PAUSED') return t('ceremony.said.resumed');
  return t(`ceremony.said.${next}`, { title: lt(terms.title).text });
}
