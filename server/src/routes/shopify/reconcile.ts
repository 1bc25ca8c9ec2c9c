import { startedJob } from '../../contract/connections.ts';
import * as contract from '../../contract/shopifyReconcile.ts';
import { access } from '../../domain/access.ts';
import { findReconciliation, startReconcile } from '../../services/reconcile.ts';
import { healReconciliation } from '../../services/reconcileHeal.ts';
import { toReconciliation } from '../answers/reconcile.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { toTrigger } from '../trigger.ts';
import { findShop } from './chosen.ts';

const area = 'sync' as const;

export const reconcileRoutes: Route[] = [
  defineRoute({
    method: 'get',
    path: '/api/shopify/reconcile',
    summary: 'Orders of platform, cache and ERP by day, and what differs',
    area,
    access: access.readers,
    query: contract.reconcileQuery,
    response: contract.reconciliation,
    async handler(call) {
      const connection = await findShop(call);
      const found = await findReconciliation(call.deps, connection);
      return toReconciliation(connection, found, call.query.date);
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/shopify/reconcile',
    summary: 'Compare the orders of some days with the platform; the last 30 unless said',
    area,
    access: access.operators,
    query: contract.reconcileChoice,
    body: contract.reconcileBody,
    response: startedJob,
    status: 202,
    async handler(call) {
      const triggeredBy = toTrigger(call.principal);
      return startReconcile(call.deps, await findShop(call), { ...call.body, triggeredBy });
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/shopify/reconcile/heal',
    summary: 'Fetch what is missing or old, process what is cached and not in the ERP',
    area,
    access: access.operators,
    query: contract.reconcileChoice,
    response: contract.healing,
    async handler(call) {
      return healReconciliation(call.deps, await findShop(call));
    },
  }),
];
