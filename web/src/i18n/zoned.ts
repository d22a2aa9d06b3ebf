// The hall's wall clock and the world's instants. The organiser writes times of the hall, wherever
// the organiser sits.

/** `2026-11-12T14:30` as a clock in the zone shows it, for an input of type datetime-local. */
export function wallTime(instant: number, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(instant);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/** The instant at which a clock in the zone shows the time; in the hour that summer time skips, the next one. */
export function instantOf(wall: string, zone: string): number | null {
  const asIfUtc = Date.parse(`${wall}:00Z`);
  if (Number.isNaN(asIfUtc)) return null;
  const shift = (instant: number) => Date.parse(`${wallTime(instant, zone)}:00Z`) - instant;
  // The shift at the true instant may differ from the one at the guess: near a change of the clocks.
  const first = asIfUtc - shift(asIfUtc);
  return asIfUtc - shift(first);
}

export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone !== '';
  } catch {
    return false;
  }
}
