// A double click on the next step carries out one step. While an ask waits for its answer, and for a
// moment after the proposal has changed under the pointer, a press means nothing.
import type { Act } from '../desk/acts';
import type { Desk } from '../desk/desk.svelte';
import { nextStep, type Step } from './nextStep';

const MOMENT = 500;

export class NextStep {
  readonly now: Step = $derived.by(() => nextStep(this.desk.s));
  #act: Act | null = null;
  #changedAt = -Infinity;

  constructor(private readonly desk: Desk) {
    $effect.pre(() => {
      const { act } = this.now;
      if (this.#act && this.#act.id !== act?.id) this.#changedAt = performance.now();
      this.#act = act;
    });
  }

  take(): void {
    const { act } = this.now;
    if (!act || this.desk.busy > 0) return;
    if (performance.now() - this.#changedAt < MOMENT) return;
    this.desk.carryOut(act);
  }
}
