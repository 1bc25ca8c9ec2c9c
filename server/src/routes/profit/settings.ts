import { z } from 'zod';
import { idParams } from '../../contract/common.ts';
import * as contract from '../../contract/profit.ts';
import { access } from '../../domain/access.ts';
import { findExchangeRates } from '../../models/metrics/exchangeRates.ts';
import { toAmount } from '../../services/profit/costs.ts';
import { markDays } from '../../services/profit/markDays.ts';
import { deleteRate, putRate } from '../../services/profit/rates.ts';
import {
  changeSettings,
  findReportingCurrency,
  findSettings,
} from '../../services/profit/settings.ts';
import { findSkuCosts, putSkuCost } from '../../services/profit/skuCosts.ts';
import { toSettings, toSkuCost } from '../answers/profit.ts';
import { toGiven } from '../answers/shapes.ts';
import { defineRoute, type Route } from '../http/route.ts';

const area = 'profit' as const;
const { readers, operators } = access;

export const profitSettingRoutes: Route[] = [
  defineRoute({
    method: 'get',
    path: '/api/profit/settings',
    summary: 'What profit assumes: currency, cost shares, gateway fees',
    area,
    access: readers,
    response: contract.profitSettings,
    handler: async ({ deps, principal }) =>
      toSettings(await findSettings(deps.db, principal.workspaceId)),
  }),
  defineRoute({
    method: 'patch',
    path: '/api/profit/settings',
    summary: 'Change what profit assumes; every day is computed anew',
    area,
    access: operators,
    body: contract.profitSettingsBody,
    response: contract.profitSettings,
    async handler({ deps, principal, body }) {
      const { gatewayFees, ...rest } = body;
      const currency = await findReportingCurrency(deps.db, principal.workspaceId);
      const fees = gatewayFees?.map((fee, index) => ({
        ...fee,
        fixed: toAmount({ amount: fee.fixed, currency }, `gatewayFees.${index}.fixed`),
      }));
      const change = toGiven({ ...rest, gatewayFees: fees });
      return toSettings(await changeSettings(deps, principal.workspaceId, change));
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/profit/recalculate',
    summary: 'Compute days anew from their rows',
    area,
    access: operators,
    body: contract.recalculateBody,
    response: contract.recalculation,
    status: 202,
    handler: async ({ deps, principal, body }) => ({
      days: await markDays(deps, principal.workspaceId, body),
    }),
  }),
  defineRoute({
    method: 'get',
    path: '/api/exchange-rates',
    summary: 'Dated exchange rates to the reporting currency',
    area,
    access: readers,
    response: contract.exchangeRateList,
    handler: async ({ deps, principal }) => ({
      items: await findExchangeRates(deps.db, principal.workspaceId),
    }),
  }),
  defineRoute({
    method: 'put',
    path: '/api/exchange-rates',
    summary: 'Set the rate of a currency from a day on',
    area,
    access: operators,
    body: contract.exchangeRateBody,
    response: contract.exchangeRate,
    async handler({ deps, principal, body }) {
      await putRate(deps, principal.workspaceId, body);
      return body;
    },
  }),
  defineRoute({
    method: 'delete',
    path: '/api/exchange-rates',
    summary: 'Take a rate away',
    area,
    access: operators,
    query: contract.exchangeRateKey,
    response: z.void(),
    status: 204,
    handler: ({ deps, principal, query }) => deleteRate(deps, principal.workspaceId, query),
  }),
  defineRoute({
    method: 'get',
    path: '/api/skus/:id/costs',
    summary: 'What a SKU cost over time',
    area,
    access: readers,
    params: idParams,
    response: contract.skuCostList,
    handler: async ({ deps, principal, params }) => ({
      items: (await findSkuCosts(deps.db, principal.workspaceId, params.id)).map(toSkuCost),
    }),
  }),
  defineRoute({
    method: 'put',
    path: '/api/skus/:id/costs',
    summary: 'Say what a SKU costs from a day on',
    area,
    access: operators,
    params: idParams,
    body: contract.skuCostBody,
    response: contract.skuCostList,
    handler: async ({ deps, principal, params, body }) => ({
      items: (await putSkuCost(deps.db, principal.workspaceId, params.id, body)).map(toSkuCost),
    }),
  }),
];
