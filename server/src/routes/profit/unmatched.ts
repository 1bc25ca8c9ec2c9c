import { idParams } from '../../contract/common.ts';
import * as contract from '../../contract/profit.ts';
import { access } from '../../domain/access.ts';
import { countUnmatched, findUnmatchedPage } from '../../models/records/shipmentLinks.ts';
import {
  findOrderParcels,
  linkShipment,
  toUnmatchedMessage,
  unlinkShipment,
} from '../../services/profit/unmatched.ts';
import { toOrderParcel, toUnmatched } from '../answers/profit.ts';
import { toList } from '../answers/shapes.ts';
import { defineRoute, type Route } from '../http/route.ts';

const area = 'profit' as const;
const { readers, operators } = access;

export const unmatchedRoutes: Route[] = [
  defineRoute({
    method: 'get',
    path: '/api/profit/unmatched',
    summary: 'Parcels whose order is not known',
    area,
    access: readers,
    query: contract.unmatchedQuery,
    response: contract.unmatchedList,
    async handler({ deps, principal, query }) {
      const { workspaceId } = principal;
      const [page, total] = await Promise.all([
        findUnmatchedPage(deps.db, workspaceId, query),
        countUnmatched(deps.db, workspaceId),
      ]);
      return { ...toList(page, toUnmatched), total, message: toUnmatchedMessage(total) };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/orders/:id/parcels',
    summary: 'What couriers carried for an order, and what they charge',
    area,
    access: readers,
    params: idParams,
    response: contract.orderParcels,
    async handler({ deps, principal, params }) {
      const parcels = await findOrderParcels(deps.db, principal.workspaceId, params.id);
      return { items: parcels.map(toOrderParcel) };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/shipments/:id/link',
    summary: 'Say which order a parcel belongs to',
    area,
    access: operators,
    params: idParams,
    body: contract.linkBody,
    response: contract.linkedParcel,
    async handler({ deps, principal, params, body }) {
      const orderId = await linkShipment(deps.db, principal.workspaceId, params.id, body);
      return { id: params.id, orderId };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/shipments/:id/unlink',
    summary: 'Take a parcel away from its order',
    area,
    access: operators,
    params: idParams,
    response: contract.linkedParcel,
    async handler({ deps, principal, params }) {
      await unlinkShipment(deps.db, principal.workspaceId, params.id);
      return { id: params.id, orderId: null };
    },
  }),
];
