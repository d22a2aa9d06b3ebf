// Changes the views in place, so that what did not change is not drawn again.
import { applyPatch, type Operation } from 'rfc6902';
import type { JsonPatch } from './wire.gen';

/** Each chapter's operations are relative to it; the path `""` replaces the chapter. False: it does not fit. */
export function patchViews(views: object, patches: Record<string, JsonPatch>): boolean {
  for (const [chapter, operations] of Object.entries(patches)) {
    const whole = operations.map((operation) => within(chapter, operation));
    if (applyPatch(views, whole as Operation[]).some((problem) => problem !== null)) return false;
  }
  return true;
}

function within(chapter: string, operation: JsonPatch[number]): JsonPatch[number] {
  const path = `/${chapter}${operation.path}`;
  return operation.from === undefined
    ? { ...operation, path }
    : { ...operation, path, from: `/${chapter}${operation.from}` };
}
