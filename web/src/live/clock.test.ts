import { describe, expect, test } from 'vitest';
import { ServerClock } from './clock';

const HOUR = 3_600_000;
const SERVER = Date.parse('2026-03-03T14:00:00Z');

/** A device whose wall clock is wrong by an hour, and messages that take `delay` to arrive. */
function device() {
  const time = { passed: 0, slept: 0 };
  const clock = new ServerClock(
    () => time.passed - time.slept,
    () => SERVER + HOUR + time.passed,
  );
  const hear = (delay: number) => clock.heard(SERVER + time.passed - delay);
  return { clock, time, hear, error: () => clock.now() - (SERVER + time.passed) };
}

describe('the server clock', () => {
  test('before the first word it is the device', () => {
    expect(device().error()).toBe(HOUR);
  });

  test('a device that is wrong by an hour shows right clocks', () => {
    const { hear, error } = device();
    hear(0);
    expect(error()).toBe(0);
  });

  test('slow messages do not pull it back', () => {
    const { hear, error, time } = device();
    for (const delay of [40, 900, 30, 1400, 50, 700]) {
      hear(delay);
      time.passed += 10_000;
    }
    expect(Math.abs(error())).toBeLessThanOrEqual(50);
  });

  test('it forgets old samples when the clocks drift apart', () => {
    const { clock, time, error } = device();
    for (let i = 0; i < 40; i++) {
      // The device counts 20 ppm too fast.
      clock.heard(SERVER + time.passed * (1 - 20e-6));
      time.passed += 10_000;
    }
    expect(Math.abs(error() + time.passed * 20e-6)).toBeLessThan(5);
  });

  test('after a sleep it is right at once, and after the next word exactly', () => {
    const { hear, error, time } = device();
    hear(20);
    time.passed += 600_000;
    time.slept += 600_000;
    expect(Math.abs(error())).toBeLessThanOrEqual(20);
    hear(10);
    expect(error()).toBe(-10);
  });
});
