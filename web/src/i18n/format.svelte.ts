// Times are those of the hall, in 24 hours and the same digits in every language, so that two people
// with two languages name the same moment in the same way.
import { language } from './language.svelte';

let zone = $state.raw<string | undefined>(undefined);

/** The workshop's zone; all times of the page are shown in it. */
export function setZone(name: string): void {
  zone = name;
}

/** 14:31 */
export function hourMinute(instant: number): string {
  return digits({ hour: '2-digit', minute: '2-digit' }).format(instant);
}

/** 14:31:52 */
export function hourMinuteSecond(instant: number): string {
  return digits({ hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(instant);
}

/** "Today", or "Monday 3 March" in the reader's language. */
export function day(instant: number, now: number, today: string): string {
  const date = digits({ year: 'numeric', month: '2-digit', day: '2-digit' });
  if (date.format(instant) === date.format(now)) return today;
  const options = { weekday: 'long', day: 'numeric', month: 'long', timeZone: zone } as const;
  return new Intl.DateTimeFormat(language(), options).format(instant);
}

export function number(value: number): string {
  return new Intl.NumberFormat(language()).format(value);
}

/** Seconds as a speech clock shows them: 2:41, and 1:02:41 from an hour on. */
export function clockFace(seconds: number): string {
  const whole = Math.abs(Math.trunc(seconds));
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const rest = String(whole % 60).padStart(2, '0');
  return hours ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function digits(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([zone, options]);
  let found = formats.get(key);
  if (!found) formats.set(key, (found = new Intl.DateTimeFormat('en-GB', { ...options, hourCycle: 'h23', timeZone: zone })));
  return found;
}
