// For tests: a document that one of two has signed, and what the other is to sign, as the server makes them.
import { fromBase64, type Bytes } from './bytes';
import type { Intent, ToCheck } from './check';
import fixture from './fixtures/second-signature.json';

export const { canonical, intent } = fixture;

export async function secondSignature(): Promise<ToCheck> {
  const document = await unzipped(fromBase64(fixture.documentGzip));
  const { agreementId, field, signatory } = fixture.intent;
  return {
    r0: document.slice(0, fixture.r0Length),
    r0Sha256: fixture.intent.r0Sha256,
    base: document.slice(0, fixture.baseLength),
    increment: document.slice(fixture.baseLength),
    dtbs: fromBase64(fixture.dtbs),
    intent: fixture.intent as unknown as Intent,
    wanted: { agreementId, field, signatory },
  };
}

async function unzipped(bytes: Bytes): Promise<Bytes> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
