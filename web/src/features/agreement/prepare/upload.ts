// Brings a PDF to the server; the request tells how far it is, which fetch cannot.
import { t, type Key } from '../../../i18n';
import type { AgreementDocument, AgreementFinding } from '../../../live/wire.gen';
import { refusalWords } from '../../connection/refusals';

export interface Brought extends Omit<AgreementDocument, 'sha256'> {
  /** null: nothing that could be kept; the findings say why. */
  readonly sha256: string | null;
  readonly findings: readonly AgreementFinding[];
}

export const MOST_BYTES = 20_000_000;

/** What can be seen before anything is sent; null: nothing wrong. */
export async function whyNotSend(file: File): Promise<string | null> {
  if (file.size > MOST_BYTES) return t('prepare.document.too_large', { n: MOST_BYTES / 1_000_000 });
  // Readers look for the mark in the first kilobyte, and so does the server.
  const head = new Uint8Array(await file.slice(0, 1024).arrayBuffer());
  const text = String.fromCharCode(...head);
  return text.includes('%PDF-') ? null : t('prepare.finding.NOT_A_PDF');
}

/** What the server found, or the sentence that says why it took nothing. */
export function bring(login: string, file: File, progress: (part: number) => void): Promise<Brought | string> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/logins/${encodeURIComponent(login)}/documents`);
    request.setRequestHeader('content-type', 'application/pdf');
    request.upload.onprogress = (event) => event.lengthComputable && progress(event.loaded / event.total);
    request.onload = () => resolve(answer(request));
    request.onerror = request.ontimeout = request.onabort = () => resolve(t('prepare.document.unreached'));
    request.send(file);
  });
}

const BY_STATUS: Record<number, Key> = {
  403: 'prepare.document.not_allowed',
  413: 'prepare.document.refused_size',
  429: 'prepare.document.busy',
  503: 'prepare.document.away',
};

async function answer(request: XMLHttpRequest): Promise<Brought | string> {
  const body = json(request.responseText);
  if (request.status === 200 && Array.isArray(body.findings)) return body as unknown as Brought;
  const key = BY_STATUS[request.status];
  if (key) return t(key);
  if (typeof body.incident === 'string' || typeof body.incident === 'number') return t('common.failed', { incident: body.incident });
  if (request.status < 500 && typeof body.code === 'string' && body.code.startsWith('agreement.')) {
    return refusalWords(body.code, {}, null);
  }
  return t('prepare.document.unreached');
}

function json(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** Where a file of an agreement lies, by its fingerprint. */
export function fileUrl(login: string, agreement: string, sha256: string): string {
  return `/api/logins/${encodeURIComponent(login)}/agreements/${encodeURIComponent(agreement)}/files/${sha256}`;
}

export async function fetchFile(login: string, agreement: string, sha256: string): Promise<Uint8Array | null> {
  try {
    const answer = await fetch(fileUrl(login, agreement, sha256));
    return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
  } catch {
    return null;
  }
}
