import type { AdminPages } from '../../connectors/kit/types.ts';
import type { Registry } from '../../connectors/registry.ts';
import { findConnections } from '../../models/access/connections.ts';
import type { Database } from '../../models/database.ts';
import { findAdminUrl } from './connectionView.ts';

/** Addresses of records in the platform's own pages; null where it has none. */
export interface AdminLinks {
  product(connectionId: string, productId: string): string | null;
  variant(connectionId: string, productId: string, variantId: string): string | null;
}

/** For all records of a workspace: one look-up. */
export async function findAdminLinks(
  deps: { db: Database; registry: Registry },
  workspaceId: string,
): Promise<AdminLinks> {
  const records = await findConnections(deps.db, workspaceId);
  const connectors = new Map(deps.registry.all().map((connector) => [connector.id, connector]));
  const places = new Map(
    records.map((record) => {
      const admin = connectors.get(record.platform)?.admin;
      return [record._id, { home: findAdminUrl(deps.registry, record), admin }];
    }),
  );
  const link = (connectionId: string, path: (admin: AdminPages) => string): string | null => {
    const { home = null, admin } = places.get(connectionId) ?? {};
    return home === null || !admin ? null : `${home}${path(admin)}`;
  };
  return {
    product: (connectionId, id) => link(connectionId, (admin) => admin.product(id)),
    variant: (connectionId, productId, id) =>
      link(connectionId, (admin) => admin.variant(productId, id)),
  };
}
