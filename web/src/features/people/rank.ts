/** A place in the order of protocol, as the server takes it. */
export function isRank(rank: number | null): rank is number {
  return rank !== null && Number.isInteger(rank) && rank >= 1 && rank <= 100_000;
}
