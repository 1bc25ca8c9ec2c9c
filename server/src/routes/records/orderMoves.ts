import { idParams } from '../../contract/common.ts';
import * as contract from '../../contract/orderMoves.ts';
import { order } from '../../contract/orders.ts';
import { access } from '../../domain/access.ts';
import { saveBulkMoves } from '../../services/bulkMoves.ts';
import { saveLineMoves } from '../../services/lineMoves.ts';
import { resolveConflict } from '../../services/orderConflicts.ts';
import { toOrder } from '../answers/orders.ts';
import { toGiven } from '../answers/shapes.ts';
import { toViewer } from '../answers/viewer.ts';
import { defineRoute, type Route } from '../http/route.ts';

const area = 'orders' as const;

export const orderMoveRoutes: Route[] = [
  defineRoute({
    method: 'post',
    path: '/api/orders/moves',
    summary: 'Move all lines of many orders that can go there; of each order all or none',
    area,
    access: access.lineMovers,
    body: contract.bulkMovesBody,
    response: contract.bulkMoved,
    handler({ deps, principal, body }) {
      const { orderIds, lineStatus, ...rest } = body;
      return saveBulkMoves(deps, principal, orderIds, { lineStatus, ...toGiven(rest) });
    },
  }),
  defineRoute({
    method: 'patch',
    path: '/api/orders/:id/lines',
    summary: 'Move lines: pick, pack, ship with AWB and courier; all of them or none',
    area,
    access: access.lineMovers,
    params: idParams,
    body: contract.lineMovesBody,
    response: order,
    async handler({ deps, principal, params, body }) {
      const moves = body.lines.map(({ shopifyLineId, lineStatus, ...parcel }) => ({
        shopifyLineId,
        lineStatus,
        ...toGiven(parcel),
      }));
      const { record } = await saveLineMoves(deps, principal, params.id, () => moves);
      return toOrder(record, toViewer(principal.role));
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/orders/:id/conflict/resolve',
    summary: 'Accept what the shop and the warehouse disagree about',
    area,
    access: access.lineMovers,
    params: idParams,
    body: contract.resolveConflictBody,
    response: order,
    async handler({ deps, principal, params, body }) {
      const seen = { code: body.code ?? null, note: body.note || null };
      const record = await resolveConflict(deps, principal, params.id, seen);
      return toOrder(record, toViewer(principal.role));
    },
  }),
];
