import { createServer } from 'node:net';

/**
 * Tries to listen on a loopback port.
 * @param port 0 = let the system choose.
 * @returns the port that was free, or 0 when the wanted one is taken.
 */
export function findFreePort(port: number, host = '127.0.0.1'): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(0));
    server.listen(port, host, () => {
      const address = server.address();
      const found = address !== null && typeof address === 'object' ? address.port : 0;
      server.close(() => resolve(found));
    });
  });
}
