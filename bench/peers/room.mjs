// What both peers share: the log of one room in Redis, and messages as long as Khural's own.

let head = 0;
let known = false;

/** Appends at the version that is due and says which one that was; 0: another node was first. */
export async function append(redis, room, what) {
  const log = `{w:${room}}:log`;
  if (!known) {
    const last = await redis.xrevrange(log, '+', '-', 'COUNT', 1);
    if (!known) head = last.length ? parseInt(last[0][0]) : 0;
    known = true;
  }
  const version = ++head;
  try {
    await redis.xadd(log, `${version}-0`, 'e', JSON.stringify(what));
    return version;
  } catch {
    known = false;
    return 0;
  }
}

export function entry(message) {
  return { at: Date.now(), ref: message.ref, by: 'person:p-000123', events: [message.command] };
}

export const mark = (version) => `${version}.9f86d081884c7d65`;

export function readyPage(request, response) {
  response.writeHead(request.url === '/api/health' ? 200 : 404).end();
}
