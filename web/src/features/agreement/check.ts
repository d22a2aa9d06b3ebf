// What you see is what you sign. Before the key of this browser signs, the browser proves to itself, whatever
// the server says, that the bytes which were read are the ones that the signature will cover.
import { fingerprint } from '../../ui/fingerprint';
import { messageDigest } from './attributes';
import { join, startsWith } from './bytes';
import { holeOf, type RangeFault } from './range';

/** What a signatory means to sign, as the server names it. */
export interface Intent {
  readonly v: number;
  readonly type: string;
  readonly instance: string;
  readonly agreementId: string;
  readonly r0Sha256: string;
  readonly baseRevisionSha256: string;
  readonly field: string;
  readonly party: string;
  readonly signatory: string;
  readonly capacity: string;
  readonly consentTextSha256: string;
  readonly language: string;
  readonly sessionId: string;
  readonly chainHead: string;
  readonly nonce: string;
  readonly issuedAt: string;
  readonly expiresAt: string;
  readonly dtbsSha256: string;
}

export interface ToCheck {
  /** What was read here, and agreed to. */
  readonly r0: Uint8Array;
  /** The fingerprint that was agreed to, remembered here and not asked of the server again. */
  readonly r0Sha256: string;
  /** The document so far: what was read, and who signed before. */
  readonly base: Uint8Array;
  /** What this signature appends, with zeros where its value will be. */
  readonly increment: Uint8Array;
  /** The signed attributes, which the key signs. */
  readonly dtbs: Uint8Array;
  readonly intent: Intent;
  /** What this browser knows of its own: which agreement, which field, who. */
  readonly wanted: Partial<Intent>;
}

/**
 * `read`: the bytes at hand are not those that were agreed to. `base`: the document does not begin with them.
 * `base_print`: it is not the revision that the intent names. `intent`: the intent says another thing than this
 * browser knows. Of the range: see there. `attributes`: what is to be signed can not be read. `digest`: it is
 * for other bytes. `dtbs_print`: it is not what the intent names.
 */
export type Fault = 'read' | 'base' | 'base_print' | 'intent' | RangeFault | 'attributes' | 'digest' | 'dtbs_print';

export type Checked =
  | { readonly is: 'good' }
  /** `about`: of the intent, which part. */
  | { readonly is: 'bad'; readonly fault: Fault; readonly about?: string };

export async function check(given: ToCheck): Promise<Checked> {
  const { r0, r0Sha256, base, increment, dtbs, intent } = given;
  if ((await fingerprint(r0)) !== r0Sha256) return bad('read');
  if (!startsWith(base, r0)) return bad('base');
  const wanted = { v: 1, type: 'agreement.sign', ...given.wanted, r0Sha256 };
  for (const [name, value] of Object.entries(wanted))
    if (intent[name as keyof Intent] !== value) return bad('intent', name);
  if ((await fingerprint(base)) !== intent.baseRevisionSha256) return bad('base_print');

  const hole = holeOf(base, increment);
  if (typeof hole === 'string') return bad(hole);
  const digest = messageDigest(dtbs);
  if (!digest) return bad('attributes');
  const all = join(base, increment);
  if ((await fingerprint(join(all.subarray(0, hole.from), all.subarray(hole.to)))) !== digest) return bad('digest');
  if ((await fingerprint(dtbs)) !== intent.dtbsSha256) return bad('dtbs_print');
  return { is: 'good' };
}

function bad(fault: Fault, about?: string): Checked {
  return about === undefined ? { is: 'bad', fault } : { is: 'bad', fault, about };
}
