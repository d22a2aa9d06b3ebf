// Zones as the server knows them: IANA names, spelled exactly.
let known: readonly string[] | null = null;

export function zones(): readonly string[] {
  return (known ??= ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]);
}

/** The zone that was meant, however it was typed; null if there is none. */
export function zoneOf(typed: string): string | null {
  const wanted = typed.trim().replaceAll(' ', '_');
  const exact = zones().find((zone) => zone.toLowerCase() === wanted.toLowerCase());
  if (exact) return exact;
  try {
    return wanted ? new Intl.DateTimeFormat('en', { timeZone: wanted }).resolvedOptions().timeZone : null;
  } catch {
    return null;
  }
}
