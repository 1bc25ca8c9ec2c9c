import type { ConnectionRecord } from '../../models/access/connections.ts';
import type { Principal } from '../../services/access/auth.ts';
import { findChosenConnection } from '../../services/connections/connections.ts';
import type { WebDeps } from '../http/deps.ts';

/** `?connectionId=` chooses among the workspace's shops; else it is the only one (api.md). */
export async function findShop(call: {
  deps: WebDeps;
  principal: Principal;
  query: { connectionId?: string | undefined };
}): Promise<ConnectionRecord> {
  const { deps, principal, query } = call;
  return findChosenConnection(deps, principal.workspaceId, 'shopify', query.connectionId);
}
