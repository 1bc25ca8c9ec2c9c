import type { MetricsTotal } from '../src/api/metrics.ts';

/** Figures of some days as the API gives them: four orders, one of them returned. */
export function buildTotal(change: Partial<MetricsTotal> = {}): MetricsTotal {
  return {
    currency: 'INR',
    revenue: '10000.00',
    orders: 4,
    codOrders: 3,
    prepaidOrders: 1,
    cancelledOrders: 0,
    returnedOrders: 1,
    averageOrderValue: '2500.00',
    refunds: '500.00',
    cogs: '4000.00',
    shipping: '800.00',
    unallocatedShipping: '100.00',
    fees: '200.00',
    tax: '500.00',
    adSpend: '1500.00',
    unallocatedSpend: '500.00',
    otherCosts: '1000.00',
    reach: 900,
    impressions: 2000,
    clicks: 100,
    ctr: 5,
    cpc: '15.00',
    shipments: { total: 3, byStatus: { delivered: 2, rto_delivered: 1 } },
    unmatchedParcels: 1,
    rtoRate: 25,
    roas: 6.67,
    profit: '2000.00',
    margin: 20,
    estimated: { revenue: '0.00', cogs: '2480.00', shipping: '0.00', fees: '200.00', orders: 3 },
    missingRates: [],
    ...change,
  };
}
