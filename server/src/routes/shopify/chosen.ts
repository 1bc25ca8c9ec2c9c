import type { ConnectionRecord } from '../../models/connections.ts';
import type { Principal } from '../../services/auth.ts';
import { findChosenConnection } from '../../services/connections.ts';
import type { WebDeps } from '../deps.ts';

/** `?connectionId=` chooses among the workspace's shops; else it is the only one (api.md). */
export async function findShop(call: {
  deps: WebDeps;
  principal: Principal;
  query: { connectionId?: string | undefined };
}): Promise<ConnectionRecord> {
  const { deps, principal, query } = call;
  return findChosenConnection(deps, principal.workspaceId, 'shopify', query.connectionId);
}
