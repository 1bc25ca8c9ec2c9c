import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What may be called from afar: functions by name, in groups. */
export type Commands = Record<string, object>;

/** The same functions seen from afar: arguments and answers travel as JSON. */
export type Remote<Group> = {
  [Name in keyof Group]: Group[Name] extends (...args: infer Args) => infer Answer
    ? (...args: Args) => Promise<Awaited<Answer>>
    : never;
};

interface Order {
  group: string;
  name: string;
  args: unknown[];
}

export interface ControlServer {
  url: string;
  close(): Promise<void>;
}

/** Specs run in a process of their own: what lives beside the service is commanded over this. */
export async function startControl(commands: Commands): Promise<ControlServer> {
  const server = createServer((request, response) => {
    readOrder(request)
      .then((order) => obey(commands, order))
      .then(
        (answer) => response.end(JSON.stringify(answer ?? null)),
        (error: Error) => response.writeHead(500).end(JSON.stringify(error.message)),
      );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function readOrder(request: IncomingMessage): Promise<Order> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString()) as Order;
}

async function obey(commands: Commands, { group, name, args }: Order): Promise<unknown> {
  const functions = commands[group] as Record<string, unknown> | undefined;
  const run = functions?.[name];
  if (typeof run !== 'function') throw new Error(`There is no ${group}.${name}`);
  return await run(...args);
}

/** Calls a group of functions behind a control server as if they were here. */
export function callRemote<Group extends object>(url: string, group: string): Remote<Group> {
  const send = async (name: string, args: unknown[]): Promise<unknown> => {
    const answer = await fetch(url, {
      method: 'POST',
      body: JSON.stringify({ group, name, args } satisfies Order),
    });
    const value: unknown = await answer.json();
    if (!answer.ok) throw new Error(`${group}.${name}: ${String(value)}`);
    return value;
  };
  return new Proxy({} as Remote<Group>, {
    get:
      (_target, name) =>
      (...args: unknown[]) =>
        send(String(name), args),
  });
}
