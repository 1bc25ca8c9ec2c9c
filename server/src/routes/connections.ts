import { idParams } from '../contract/common.ts';
import * as contract from '../contract/connections.ts';
import { access } from '../domain/access.ts';
import { type ConnectionRecord, findConnections } from '../models/access/connections.ts';
import {
  checkConnection,
  disconnectConnection,
  reconnectConnection,
  requireConnection,
} from '../services/connections/connectionChecks.ts';
import { changeConnection, createConnection } from '../services/connections/connections.ts';
import { toConnectionViews } from '../services/connections/connectionView.ts';
import { findPlatforms } from '../services/connections/platforms.ts';
import { startFirstRun } from '../services/runs/firstRun.ts';
import { startSyncNow } from '../services/runs/syncNow.ts';
import { toConnection } from './answers/connections.ts';
import { toList, toPage } from './answers/shapes.ts';
import type { WebDeps } from './http/deps.ts';
import { defineRoute, type Route } from './http/route.ts';
import { toTrigger } from './trigger.ts';

async function show(deps: WebDeps, record: ConnectionRecord) {
  const [view] = await toConnectionViews(deps, record.workspaceId, [record]);
  if (!view) throw new TypeError('A connection without a view');
  return toConnection(view);
}
const allPassed = (checks: { ok: boolean }[]) => checks.every(({ ok }) => ok);

export const connectionRoutes: Route[] = [
  defineRoute({
    method: 'get',
    path: '/api/platforms',
    summary: 'What can be connected, and the form of each',
    area: 'connections',
    access: access.readers,
    response: contract.platformList,
    handler: ({ deps }) => ({ items: findPlatforms(deps) }),
  }),
  defineRoute({
    method: 'get',
    path: '/api/connections',
    summary: 'Connected accounts and how they are',
    area: 'connections',
    access: access.readers,
    query: contract.connectionsQuery,
    response: contract.connectionList,
    async handler({ deps, principal, query }) {
      const { platform, ...page } = query;
      const { workspaceId } = principal;
      const records = await findConnections(deps.db, workspaceId, platform);
      const { items, nextCursor } = toPage(records, page);
      return toList(
        { items: await toConnectionViews(deps, workspaceId, items), nextCursor },
        toConnection,
      );
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/connections',
    summary: 'Connect an account; says which check failed, and begins to read where none did',
    area: 'connections',
    access: access.admins,
    body: contract.newConnectionBody,
    response: contract.checkedConnection,
    status: 201,
    async handler({ deps, principal, body }) {
      const { connection, checks } = await createConnection(deps, principal.workspaceId, body);
      await startFirstRun(deps, connection, checks);
      return { connection: await show(deps, connection), ok: allPassed(checks), checks };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/connections/:id',
    summary: 'One connected account',
    area: 'connections',
    access: access.readers,
    params: idParams,
    response: contract.connection,
    async handler({ deps, principal, params }) {
      return show(deps, await requireConnection(deps, principal.workspaceId, params.id));
    },
  }),
  defineRoute({
    method: 'patch',
    path: '/api/connections/:id',
    summary: 'Rename, new credentials, settings, retention, pause the processor',
    area: 'connections',
    access: access.admins,
    params: idParams,
    body: contract.connectionChangeBody,
    response: contract.connection,
    async handler({ deps, principal, params, body }) {
      return show(deps, await changeConnection(deps, principal.workspaceId, params.id, body));
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/connections/:id/test',
    summary: 'Ask the platform whether everything is in order',
    area: 'connections',
    access: access.operators,
    params: idParams,
    response: contract.checks,
    async handler({ deps, principal, params }) {
      const record = await requireConnection(deps, principal.workspaceId, params.id);
      const checks = await checkConnection(deps, record);
      return { ok: allPassed(checks), checks };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/connections/:id/sync',
    summary: 'Sync now: what changed lately in all streams',
    area: 'connections',
    access: access.operators,
    params: idParams,
    response: contract.startedJob,
    status: 202,
    handler: ({ deps, principal, params }) =>
      startSyncNow(deps, principal.workspaceId, {
        connectionId: params.id,
        triggeredBy: toTrigger(principal),
      }),
  }),
  defineRoute({
    method: 'post',
    path: '/api/connections/:id/disconnect',
    summary: 'Stop syncing; the data stays',
    area: 'connections',
    access: access.admins,
    params: idParams,
    response: contract.connection,
    async handler({ deps, principal, params }) {
      return show(deps, await disconnectConnection(deps, principal.workspaceId, params.id));
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/connections/:id/reconnect',
    summary: 'Sync again with the credentials it has',
    area: 'connections',
    access: access.admins,
    params: idParams,
    response: contract.checkedConnection,
    async handler({ deps, principal, params }) {
      const { connection, checks } = await reconnectConnection(
        deps,
        principal.workspaceId,
        params.id,
      );
      return { connection: await show(deps, connection), ok: allPassed(checks), checks };
    },
  }),
];
