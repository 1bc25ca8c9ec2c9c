import { connect } from 'node:net';

export interface RawAnswer {
  status: number;
  text: string;
  /** Did the server end the connection? */
  closed: boolean;
}

/** Bytes as they are to a port: no client repairs them. Waits for the end, or for a moment of silence after an answer. */
export function sendRaw(port: number, bytes: string | Buffer, silenceMs = 300): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => void socket.write(bytes));
    let timer: NodeJS.Timeout | undefined;
    const finish = (closed: boolean): void => {
      clearTimeout(timer);
      socket.destroy();
      const text = Buffer.concat(parts).toString('latin1');
      resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0), text, closed });
    };
    socket.on('data', (part) => {
      parts.push(part);
      clearTimeout(timer);
      timer = setTimeout(() => finish(false), silenceMs);
    });
    socket.on('error', () => finish(true));
    socket.on('end', () => finish(true));
  });
}

/** A connection that sends and is then torn down without goodbye, so much later. */
export function sendAndReset(port: number, bytes: string | Buffer, afterMs = 0): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(bytes, () => {
        setTimeout(() => socket.resetAndDestroy(), afterMs);
      });
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve());
  });
}

export function head(method: string, path: string, headers: Record<string, string> = {}): string {
  const lines = Object.entries({ Host: 'x', ...headers }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  return `${[`${method} ${path} HTTP/1.1`, ...lines].join('\r\n')}\r\n\r\n`;
}
