import { instantOf, wallTime } from '../../i18n/zoned';

const HALF_A_DAY = 12 * 3_600_000;

/** The next instant at which the hall's clock shows `14:46`, within twelve hours; undefined if there is none. */
export function nextAt(time: string, zone: string, now: number): number | undefined {
  if (!/^\d\d:\d\d$/.test(time)) return undefined;
  for (const day of [now, now + HALF_A_DAY * 2]) {
    const instant = instantOf(`${wallTime(day, zone).slice(0, 10)}T${time}`, zone);
    if (instant !== null && instant > now && instant - now <= HALF_A_DAY) return instant;
  }
  return undefined;
}
