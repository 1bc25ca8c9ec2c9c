import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type * as contract from '../../../server/src/contract/profit.ts';
import { call } from './call.ts';

export type ProfitSettings = z.output<typeof contract.profitSettings>;
export type ProfitSettingsChange = z.input<typeof contract.profitSettingsBody>;
export type GatewayFee = ProfitSettings['gatewayFees'][number];
export type ExchangeRate = z.output<typeof contract.exchangeRate>;
type Recalculation = z.output<typeof contract.recalculation>;

/** What is assumed where nothing better is known (`GET /api/profit/settings`). */
export const profitSettingsQuery = queryOptions({
  queryKey: ['profit', 'settings'],
  queryFn: ({ signal }) => call<ProfitSettings>('GET', '/api/profit/settings', { signal }),
});

export function changeProfitSettings(body: ProfitSettingsChange): Promise<ProfitSettings> {
  return call('PATCH', '/api/profit/settings', { body });
}

export const exchangeRatesQuery = queryOptions({
  queryKey: ['profit', 'rates'],
  queryFn: ({ signal }) =>
    call<{ items: ExchangeRate[] }>('GET', '/api/exchange-rates', { signal }),
});

export function saveExchangeRate(body: ExchangeRate): Promise<ExchangeRate> {
  return call('PUT', '/api/exchange-rates', { body });
}

export function removeExchangeRate({ currency, date }: ExchangeRate): Promise<void> {
  return call('DELETE', '/api/exchange-rates', { query: { currency, date } });
}

/** Computes days anew; without a range all of the last 30 (`POST /api/profit/recalculate`). */
export function recalculate(days: { from?: string; to?: string }): Promise<Recalculation> {
  return call('POST', '/api/profit/recalculate', { body: days });
}
