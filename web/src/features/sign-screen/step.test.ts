import { describe, expect, test } from 'vitest';
import type { AgreementStage, AgreementViewRow, AgreementViewSigning, SignatoryKeyMode, SignerStep } from '../../live/wire.gen';
import { mineOf, stepOf, turnOf, type Mine, type Step, type Turn } from './step';

function mine(step: SignerStep, stage: AgreementStage = 'OPEN', mode: SignatoryKeyMode = 'CLIENT', turn: string | null = null): Mine {
  const who = { person: 'ann', party: 'p', name: {}, capacity: {}, mode, place: null };
  const signing: AgreementViewSigning = { who, field: 'signature-1', step, attested: false, signed: null, certificate: step === 'INVITED' ? null : 'c1' };
  const called = turn ? { person: turn, fence: 1, until: 0, signing: false } : null;
  return { mine: signing, row: { id: 'pact', stage, frozen: 'f', turn: called, signatories: [signing] } as unknown as AgreementViewRow };
}

describe('the step', () => {
  const cases: [SignerStep, AgreementStage, SignatoryKeyMode, string | null, Step][] = [
    ['INVITED', 'FROZEN', 'CLIENT', null, 'identify'],
    ['INVITED', 'OPEN', 'CLIENT', 'c1', 'identify'],
    ['IDENTIFIED', 'OPEN', 'CLIENT', 'c1', 'read'],
    ['READ', 'OPEN', 'CLIENT', 'c1', 'consent'],
    ['READY', 'OPEN', 'CLIENT', 'c1', 'sign'],
    // The key is in another browser.
    ['READY', 'OPEN', 'CLIENT', null, 'identify'],
    ['READY', 'OPEN', 'CLIENT', 'c0', 'identify'],
    ['READY', 'OPEN', 'UPLOAD', null, 'sign'],
    ['READY', 'OPEN', 'SERVER', null, 'sign'],
    ['INVITED', 'OPEN', 'SERVER', null, 'identify'],
    ['SIGNED', 'OPEN', 'CLIENT', null, 'signed'],
    ['SIGNED', 'SEALED', 'CLIENT', null, 'signed'],
    ['ON_PAPER', 'ON_PAPER', 'CLIENT', null, 'signed'],
    ['SIGNED', 'DECLINED', 'CLIENT', 'c1', 'over'],
    ['READY', 'EXPIRED', 'CLIENT', 'c1', 'over'],
    ['DECLINED', 'PAUSED', 'CLIENT', 'c1', 'over'],
  ];
  test.each(cases)('%s, %s, %s, %s: %s', (step, stage, mode, certificate, expected) => {
    expect(stepOf(mine(step, stage, mode), certificate)).toBe(expected);
  });
});

describe('the turn', () => {
  const cases: [AgreementStage, string | null, Turn][] = [
    ['FROZEN', null, 'before'],
    ['OPEN', null, 'waiting'],
    ['OPEN', 'ben', 'other'],
    ['OPEN', 'ann', 'called'],
    ['PAUSED', null, 'paused'],
    ['PAUSED', 'ann', 'called'],
  ];
  test.each(cases)('%s, %s: %s', (stage, turn, expected) => expect(turnOf(mine('READY', stage, 'CLIENT', turn))).toBe(expected));
});

test('one’s own agreements, what goes on first', () => {
  const rows = [mine('READY', 'DECLINED'), mine('READY', 'FROZEN'), mine('READY', 'OPEN')].map(({ row }) => row);
  expect(mineOf(rows, 'ann').map(({ row }) => row.stage)).toEqual(['OPEN', 'FROZEN', 'DECLINED']);
  expect(mineOf(rows, 'ben')).toEqual([]);
});
