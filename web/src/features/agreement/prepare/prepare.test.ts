import { describe, expect, test } from 'vitest';
import type { AgreementViewRow, Plate, Signatory, SignatoryPlace } from '../../../live/wire.gen';
import { arranged, cardOf, isUnsigned, moved, put } from './arrange';
import { checked, clashes } from './missing';
import { A4 } from '../place';
import { centred, freePlace, overlap } from './place';

const place = (page: number, x: number, y: number, width = 200, height = 72): SignatoryPlace => ({ page, x, y, width, height });
const signatory = (person: string, at: SignatoryPlace | null = null): Signatory => ({
  person,
  party: 'tech',
  name: { en: person },
  capacity: { en: 'Rector' },
  mode: 'CLIENT',
  place: at,
});

function row(signatories: Signatory[], more: Partial<AgreementViewRow> = {}): AgreementViewRow {
  return {
    id: 'pact',
    terms: { title: { en: 'Pact' }, languages: ['en'], prevailing: 'en', order: 'CALLED', turnSeconds: 120, sight: true, shown: 'DOCUMENT', expires: 1_000_000, test: false },
    stage: 'DRAFT',
    parties: [{ id: 'tech', name: { en: 'Technology' }, country: null }],
    signatories: signatories.map((who) => ({ who, field: 'signature-1', step: 'INVITED', attested: false, signed: null, certificate: null })),
    document: { sha256: 'ab'.repeat(32), bytes: 1000, pages: 4 },
    findings: [],
    pages: 4,
    frozen: null,
    head: null,
    turn: null,
    receipts: null,
    ending: null,
    sealed: null,
    chain: null,
    ...more,
  };
}

describe('what is missing before an agreement is frozen', () => {
  const lacking = (it: AgreementViewRow, now = 0) => checked(it, now).filter((each) => !each.isDone).map((each) => each.step);
  test.each([
    ['nothing', row([signatory('a', place(4, 56, 700))]), 0, []],
    ['a later end', row([signatory('a', place(4, 56, 700))]), 999_000, ['terms']],
    ['the document, and so the fields', row([signatory('a')], { document: null, pages: 0 }), 0, ['document', 'fields']],
    ['the signatories, and so their fields', row([]), 0, ['signatories', 'fields']],
    ['a field on a page that there is', row([signatory('a', place(5, 56, 700))]), 0, ['fields']],
    ['room between two fields', row([signatory('a', place(4, 56, 700)), signatory('b', place(4, 100, 720))]), 0, ['apart']],
    ['nothing where they touch', row([signatory('a', place(4, 56, 628)), signatory('b', place(4, 56, 700))]), 0, []],
  ])('%s', (_, it, now, steps) => expect(lacking(it, now)).toEqual(steps));

  test('says whose fields', () => {
    const all = [signatory('a', place(4, 56, 700)), signatory('b', place(4, 100, 720)), signatory('c', place(3, 56, 700))];
    expect(clashes(all).map((each) => each.person)).toEqual(['a', 'b']);
  });
});

describe('where a field goes', () => {
  test('around the point that was pressed, on the page, as large as it was', () => {
    expect(centred(2, 300, 400, A4, null)).toEqual(place(2, 190, 364, 220, 72));
    expect(centred(2, 0, 842, A4, place(1, 5, 5, 100, 40))).toEqual(place(2, 0, 802, 100, 40));
  });

  test('ten of them find room at the foot of a page without covering another', () => {
    const taken: SignatoryPlace[] = [];
    for (let i = 0; i < 10; i++) taken.push(freePlace(1, taken, A4)!);
    for (const [i, one] of taken.entries()) {
      expect(one.y).toBeGreaterThanOrEqual(0);
      expect(taken.some((other, j) => i !== j && overlap(one, other))).toBe(false);
    }
    expect(taken[0]!.y).toBe(taken[1]!.y);
    expect(taken[2]!.y).toBeLessThan(taken[0]!.y);
  });

  test('a page that is full has none', () => {
    expect(freePlace(1, [place(1, 0, 0, 600, 842)], A4)).toBeNull();
  });
});

describe('the lists are saved whole', () => {
  test('one more, one in its place, one moved', () => {
    expect(put(['a', 'b'], 'c', () => false)).toEqual(['a', 'b', 'c']);
    expect(put(['a', 'b'], 'c', (each) => each === 'a')).toEqual(['c', 'b']);
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
  });

  test('what is not changed stays as it is', () => {
    const it = row([signatory('a', place(4, 56, 700))]);
    expect(arranged(it, { parties: [] })).toEqual({ type: 'agreement.arrangeSignatories', agreement: 'pact', parties: [], signatories: [it.signatories[0]!.who] });
    expect(isUnsigned(it.parties[0]!, it)).toBe(false);
  });

  test('who is announced without a name signs as the office', () => {
    const plate: Plate = { person: 'p', delegation: null, name: null, capacity: { en: 'Rector', mn: 'Захирал' } };
    expect(cardOf(plate)).toEqual({ name: plate.capacity, capacity: plate.capacity });
  });
});
