// The documents of one agreement on one screen: what was frozen, and the newest revision of it. Nothing of
// them is shown before its fingerprint was reckoned here.
import { confirm, type Desk } from './call';
import { fetchFile, type Fetched, type Revision } from './file';

const AGAIN = 3_000;

export class Papers {
  /** The document as it was frozen; null: on its way. */
  frozen = $state.raw<Fetched | null>(null);
  /** The newest revision that is checked. */
  newest = $state.raw<Revision | null>(null);
  /** A later revision that is not what its fingerprint says. */
  fault = $state.raw<Extract<Fetched, { is: 'differs' }> | null>(null);

  #wanted: string | null = null;
  #isGone = false;

  constructor(readonly desk: Desk) {}

  leave(): void {
    this.#isGone = true;
  }

  get read(): Revision | null {
    return this.frozen?.is === 'right' ? this.frozen : null;
  }

  /** `anew`: what the browser has kept of it is not looked at. */
  async open(sha256: string, anew = false): Promise<void> {
    this.frozen = null;
    for (;;) {
      const fetched = await fetchFile(this.desk, sha256, null, anew);
      if (this.#isGone) return;
      this.frozen = fetched;
      if (fetched.is !== 'away') break;
      await new Promise((done) => setTimeout(done, AGAIN));
    }
    this.newest ??= this.read;
    if (this.#wanted) await this.follow(this.#wanted);
  }

  async follow(head: string): Promise<void> {
    this.#wanted = head;
    const read = this.read;
    if (!read || this.newest?.sha256 === head) return;
    for (;;) {
      const fetched = await fetchFile(this.desk, head, read);
      if (this.#isGone || this.#wanted !== head) return;
      if (fetched.is === 'right') {
        this.newest = fetched;
        return void confirm(this.desk, head);
      }
      if (fetched.is === 'differs') this.fault = fetched;
      if (fetched.is !== 'away') return;
      await new Promise((done) => setTimeout(done, AGAIN));
    }
  }
}
