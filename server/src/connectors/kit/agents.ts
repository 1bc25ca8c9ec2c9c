import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Socket } from 'node:net';

/** A server that takes a connection and never completes it must not hold a run (F32). */
const connectDeadlineMs = 5000;

interface SocketMaker {
  createConnection(...args: never[]): unknown;
}

/** Every new socket of the agent is destroyed when it is not connected within the deadline. */
function withConnectDeadline<T extends HttpAgent>(agent: T, readyEvent: string): T {
  const maker: SocketMaker = agent;
  const create = maker.createConnection.bind(agent) as (...args: never[]) => Socket;
  maker.createConnection = (...args: never[]) => {
    const socket = create(...args);
    const timer = setTimeout(
      () => socket.destroy(Object.assign(new Error('connect deadline'), { code: 'ETIMEDOUT' })),
      connectDeadlineMs,
    );
    const stop = (): void => clearTimeout(timer);
    socket.once(readyEvent, stop).once('close', stop);
    return socket;
  };
  return agent;
}

const options = { keepAlive: true, maxFreeSockets: 8 };
export const httpAgent = withConnectDeadline(new HttpAgent(options), 'connect');
export const httpsAgent = withConnectDeadline(new HttpsAgent(options), 'secureConnect');
