// A short tone, made here and not fetched: two notes, as a bell in a foyer. Off until somebody wants it.
const KEY = 'khural.sound';

let context: AudioContext | null = null;

export function isSoundOn(): boolean {
  try {
    return localStorage.getItem(KEY) === 'on';
  } catch {
    return false;
  }
}

/** Keeps the choice on this device. Called from a press, so that the browser lets the sound through. */
export function turnSound(on: boolean): void {
  try {
    if (on) localStorage.setItem(KEY, 'on');
    else localStorage.removeItem(KEY);
  } catch {
    // Without storage it is off again after a reload.
  }
  if (on) ring();
}

/** Browsers are silent until the page was touched once; after a reload the first touch wakes the sound. */
export function wakeSound(): void {
  if (!isSoundOn()) return;
  const wake = () => void (context ??= new AudioContext()).resume();
  for (const kind of ['pointerdown', 'keydown']) addEventListener(kind, wake, { once: true });
}

export function ring(): void {
  context ??= new AudioContext();
  void context.resume();
  const start = context.currentTime + 0.02;
  note(context, 660, start);
  note(context, 880, start + 0.22);
}

function note(audio: AudioContext, pitch: number, at: number): void {
  const tone = new OscillatorNode(audio, { type: 'sine', frequency: pitch });
  const loudness = new GainNode(audio, { gain: 0 });
  loudness.gain.linearRampToValueAtTime(0.25, at + 0.02);
  loudness.gain.exponentialRampToValueAtTime(0.001, at + 0.4);
  tone.connect(loudness).connect(audio.destination);
  tone.start(at);
  tone.stop(at + 0.45);
}
