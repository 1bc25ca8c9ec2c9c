import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type * as contract from '../../../server/src/contract/connections.ts';
import { call } from './call.ts';

export type Connection = z.output<typeof contract.connection>;
export type Checks = z.output<typeof contract.checks>;
export type CheckedConnection = z.output<typeof contract.checkedConnection>;
export type PlatformForm = z.output<typeof contract.platformInfo>;
export type ConnectionField = PlatformForm['fields'][number];
export type NewConnection = z.input<typeof contract.newConnectionBody>;
export type ConnectionChange = z.input<typeof contract.connectionChangeBody>;
type StartedJob = z.output<typeof contract.startedJob>;

/** Every account of a platform; a workspace has a handful. */
export function connectionsQuery(platform: string) {
  return queryOptions({
    queryKey: ['connections', platform],
    queryFn: async ({ signal }) => {
      const query = { platform, limit: 200 };
      const list = await call<{ items: Connection[] }>('GET', '/api/connections', {
        query,
        signal,
      });
      return list.items;
    },
  });
}

/** Every account of every platform. */
export const allConnectionsQuery = queryOptions({
  queryKey: ['connections', 'all'],
  queryFn: async ({ signal }) => {
    const query = { limit: 200 };
    return (await call<{ items: Connection[] }>('GET', '/api/connections', { query, signal }))
      .items;
  },
});

/** The forms of what can be connected: they change with a release only. */
export const platformsQuery = queryOptions({
  queryKey: ['platforms'],
  queryFn: async ({ signal }) =>
    (await call<{ items: PlatformForm[] }>('GET', '/api/platforms', { signal })).items,
  staleTime: Number.POSITIVE_INFINITY,
  refetchInterval: false,
});

const toPath = (id: string, part = '') => `/api/connections/${encodeURIComponent(id)}${part}`;

/** Connects and asks the platform at once: the answer says which check failed. */
export function createConnection(body: NewConnection): Promise<CheckedConnection> {
  return call('POST', '/api/connections', { body });
}

export function changeConnection(id: string, body: ConnectionChange): Promise<Connection> {
  return call('PATCH', toPath(id), { body });
}

export function testConnection(id: string): Promise<Checks> {
  return call('POST', toPath(id, '/test'));
}

/** What changed lately in all streams. */
export function syncNow(id: string): Promise<StartedJob> {
  return call('POST', toPath(id, '/sync'));
}

export function disconnect(id: string): Promise<Connection> {
  return call('POST', toPath(id, '/disconnect'));
}

export function reconnect(id: string): Promise<CheckedConnection> {
  return call('POST', toPath(id, '/reconnect'));
}
