import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

/** Slow senders are cut: 10 s for headers, 30 s for a whole request (F71); Node's own defaults are 60 s and 300 s. */
const limits = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 2_000,
  maxHeaderSize: 16 * 1024,
};

/** Other time limits, ms; tests do not wait for the real ones. */
export type ServerTimes = Partial<
  Pick<typeof limits, 'headersTimeout' | 'requestTimeout' | 'connectionsCheckingInterval'>
>;

/** @throws with a plain sentence when the port cannot be had. */
export async function listen(
  app: RequestListener,
  at: { host: string; port: number },
  times: ServerTimes = {},
): Promise<Server> {
  const server = createServer({ ...limits, ...times }, app);
  server.on('connect', (_request, socket) => refuseTunnel(socket));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, at.port)));
    server.listen(at.port, at.host, resolve);
  });
  return server;
}

/**
 * CONNECT is a proxy's method, never ours: answered instead of cut (S102). Node has let go of the socket by then:
 * without a listener its error, a caller that hung up, would end the process.
 */
function refuseTunnel(socket: Duplex): void {
  socket.on('error', () => socket.destroy());
  socket.end(
    'HTTP/1.1 405 Method Not Allowed\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
    () => socket.destroy(),
  );
}

function explain(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code !== 'EADDRINUSE') return error;
  const next = `choose another: PORT=${port + 1}`;
  return new Error(`Port ${port} is taken: stop the program that has it, or ${next}`);
}

export function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

/** No new requests; those under way get `graceMs`, then their connections are cut. */
export async function closeServer(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const idle = setInterval(() => server.closeIdleConnections(), 100);
  const cut = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearInterval(idle);
  clearTimeout(cut);
}
