// Sends a table batch by batch and keeps what became of each row. A row that a rule refuses is taken out and
// the rest of its batch is sent again.
import type { Office } from '../../office/office.svelte';
import { answerWords } from '../../connection/answers';
import { dismiss } from '../../../ui/notices.svelte';
import { batch, batches } from './batches';
import type { Candidate } from './candidates';

export class Sending {
  done = $state(0);
  isRunning = $state(false);
  isStopped = $state(false);
  /** Line to sentence. */
  refused = $state.raw<readonly { line: number; words: string }[]>([]);
  /** Why it ended before the last row. */
  wrong = $state<string | null>(null);
  readonly all: number;
  readonly #batches: readonly Candidate[][];

  constructor(
    private readonly office: Office,
    candidates: readonly Candidate[],
  ) {
    this.#batches = batches(candidates).map((each) => [...each.candidates]);
    this.all = this.#batches.reduce((sum, each) => sum + each.length, 0);
  }

  stop(): void {
    this.isStopped = true;
  }

  async run(): Promise<void> {
    this.isRunning = true;
    for (const some of this.#batches) {
      if (this.isStopped || this.wrong) break;
      await this.#send(some);
    }
    this.isRunning = false;
    void this.office.directory.read();
  }

  async #send(some: Candidate[]): Promise<void> {
    let left = some;
    while (left.length) {
      const { command } = batch(left);
      const answer = await this.office.live.ask(command);
      if (answer.is === 'done') {
        this.done += left.length;
        return;
      }
      const sentence = await answerWords(command, answer, this.office.views);
      dismiss();
      const at = answer.is === 'refused' ? Number(answer.args.row ?? 0) : 0;
      const out = left[at - 1];
      if (!out) {
        this.wrong = sentence;
        return;
      }
      this.refused = [...this.refused, { line: out.line, words: sentence ?? '' }];
      left = left.filter((each) => each !== out);
    }
  }
}
