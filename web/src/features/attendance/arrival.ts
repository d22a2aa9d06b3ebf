// At the door one says where one is; it becomes an ask as soon as the screen is connected.
import type { Channel } from '../../live/wire.gen';

const key = (login: string) => `khural.arrival.${login}`;

export function keepArrival(login: string, channel: Channel): void {
  try {
    sessionStorage.setItem(key(login), channel);
  } catch {
    // Then the screen asks again where one is.
  }
}

export function takeArrival(login: string): Channel | null {
  try {
    const kept = sessionStorage.getItem(key(login));
    sessionStorage.removeItem(key(login));
    return kept as Channel | null;
  } catch {
    return null;
  }
}
