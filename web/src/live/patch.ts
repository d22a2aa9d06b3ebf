// Changes the views in place, so that what did not change is not drawn again. A few lines of RFC 6902
// instead of a library of 3 kB that a phone would load first; `patch.test.ts` holds them against it.
import type { JsonPatch } from './wire.gen';

type Container = Record<string, unknown> | unknown[];
type Operation = JsonPatch[number];

/** Each chapter's operations are relative to it; the path `""` replaces the chapter. False: it does not fit. */
export function patchViews(views: object, patches: Record<string, JsonPatch>): boolean {
  try {
    for (const [chapter, operations] of Object.entries(patches)) {
      for (const operation of operations) carryOut(views as Container, chapter, operation);
    }
    return true;
  } catch {
    return false;
  }
}

function carryOut(views: Container, chapter: string, { op, path, from, value }: Operation): void {
  const at = find(views, chapter, path);
  switch (op) {
    case 'add':
      return insert(at, value);
    case 'remove':
      return remove(at);
    case 'replace':
      read(at);
      if (Array.isArray(at.in)) at.in[Number(at.key)] = value;
      else at.in[at.key] = value;
      return;
    case 'move': {
      const source = find(views, chapter, from!);
      const moved = read(source);
      remove(source);
      return insert(find(views, chapter, path), moved);
    }
    case 'copy':
      return insert(at, JSON.parse(JSON.stringify(read(find(views, chapter, from!)))));
    case 'test':
      if (JSON.stringify(read(at)) !== JSON.stringify(value)) throw new Error(`test: ${path}`);
      return;
    default:
      throw new Error(op);
  }
}

interface Place {
  readonly in: Container;
  readonly key: string;
}

function find(views: Container, chapter: string, pointer: string): Place {
  const keys = [chapter, ...pointer.split('/').slice(1).map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))];
  const key = keys.pop()!;
  let place = views;
  for (const each of keys) place = read({ in: place, key: each }) as Container;
  if (typeof place !== 'object' || place === null) throw new Error(pointer);
  return { in: place, key };
}

function read({ in: place, key }: Place): unknown {
  if (!Object.hasOwn(place, key)) throw new Error(key);
  return (place as Record<string, unknown>)[key];
}

function insert({ in: place, key }: Place, value: unknown): void {
  if (!Array.isArray(place)) {
    place[key] = value;
    return;
  }
  const at = key === '-' ? place.length : Number(key);
  if (!(at >= 0 && at <= place.length)) throw new Error(key);
  place.splice(at, 0, value);
}

function remove(at: Place): void {
  read(at);
  if (Array.isArray(at.in)) at.in.splice(Number(at.key), 1);
  else delete at.in[at.key];
}
