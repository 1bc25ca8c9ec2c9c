import * as contract from '../../contract/inventory.ts';
import { access } from '../../domain/access.ts';
import { findInventoryPage } from '../../models/records/inventoryPage.ts';
import { findLocations } from '../../models/records/locations.ts';
import { toLevel } from '../answers/inventory.ts';
import { toGiven, toList } from '../answers/shapes.ts';
import { defineRoute, type Route } from '../http/route.ts';

export const inventoryRoutes: Route[] = [
  defineRoute({
    method: 'get',
    path: '/api/inventory',
    summary: 'Stock by SKU and location; by stock, the least first',
    area: 'inventory',
    access: access.stockReaders,
    query: contract.levelQuery,
    response: contract.levelList,
    async handler({ deps, principal, query }) {
      const { limit, cursor, ...rest } = query;
      const page = { limit, cursor };
      const found = await findInventoryPage(deps.db, principal.workspaceId, toGiven(rest), page);
      return toList(found, toLevel);
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/inventory/locations',
    summary: 'Places that keep stock, by name',
    area: 'inventory',
    access: access.stockReaders,
    query: contract.locationQuery,
    response: contract.locationList,
    handler: async ({ deps, principal, query }) => ({
      items: await findLocations(deps.db, principal.workspaceId, query.connectionId),
    }),
  }),
];
