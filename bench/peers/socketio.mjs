// Socket.IO with its Redis adapter, doing the work of one Khural room: append to a stream at the
// version that is due, answer who asked, then emit to everybody on every node.
//   node socketio.mjs <port> <redis url>
import { createServer } from 'node:http';
import { createAdapter } from '@socket.io/redis-adapter';
import Redis from 'ioredis';
import { Server } from 'socket.io';
import { append, entry, mark, readyPage } from './room.mjs';

const [port, url] = process.argv.slice(2);
const redis = new Redis(url, { enableAutoPipelining: true });
const pub = new Redis(url);
const http = createServer(readyPage);
const io = new Server(http, {
  adapter: createAdapter(pub, pub.duplicate()),
  transports: ['websocket'],
  serveClient: false,
  maxHttpBufferSize: 64 << 10,
});

io.on('connection', (socket) => {
  socket.on('ask', async (message, answer) => {
    const what = entry(message);
    const version = await append(redis, 'peer-socketio', what);
    if (version === 0) return answer({ is: 'later', ref: message.ref, ms: 1000 });
    answer({ is: 'done', ref: message.ref, mark: mark(version) });
    io.emit('m', { is: 'patch', from: mark(version - 1), to: mark(version), event: what });
  });
});

http.listen(Number(port), '127.0.0.1', 4096);
process.on('SIGTERM', () => process.exit(0));
