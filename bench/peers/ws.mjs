// Plain ws with ioredis, doing the work of one Khural room: append to a stream at the version that is
// due, answer who asked, then tell everybody here and wake the other nodes.
//   node ws.mjs <port> <redis url>
import { createServer } from 'node:http';
import Redis from 'ioredis';
import { WebSocketServer } from 'ws';
import { append, entry, mark, readyPage } from './room.mjs';

const [port, url] = process.argv.slice(2);
const WAKE = '{w:peer-ws}:wake';
const redis = new Redis(url, { enableAutoPipelining: true });
const ear = new Redis(url);
const me = process.pid.toString();

const http = createServer(readyPage);
const sockets = new WebSocketServer({ server: http, path: '/live', maxPayload: 64 << 10 });

sockets.on('connection', (socket) => {
  socket.on('message', async (data) => {
    const message = JSON.parse(data);
    if (message.is !== 'ask') return;
    const what = entry(message);
    const version = await append(redis, 'peer-ws', what);
    if (version === 0) return socket.send(JSON.stringify({ is: 'later', ref: message.ref, ms: 1000 }));
    socket.send(JSON.stringify({ is: 'done', ref: message.ref, mark: mark(version) }));
    const text = JSON.stringify({ is: 'patch', from: mark(version - 1), to: mark(version), event: what });
    tell(text);
    redis.publish(WAKE, JSON.stringify({ by: me, text }));
  });
});

function tell(text) {
  for (const socket of sockets.clients) if (socket.bufferedAmount < 64 << 10) socket.send(text);
}

ear.subscribe(WAKE);
ear.on('message', (channel, text) => {
  const woken = JSON.parse(text);
  if (woken.by !== me) tell(woken.text);
});

http.listen(Number(port), '127.0.0.1', 4096);
process.on('SIGTERM', () => process.exit(0));
