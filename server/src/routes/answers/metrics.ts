import { formatMoney } from '../../domain/money.ts';
import {
  computeAdSpend,
  computePercent,
  computeRatio,
  computeTotalProfit,
  type Total,
} from '../../domain/profit/sumDays.ts';
import type { Minor } from '../../domain/source.ts';
import type { Figures, Summary } from '../../services/profit/metrics.ts';
import { toTime } from './shapes.ts';

/** Figures as people read them: money in its decimals, shares as percent. */
export function toFigures({ currency, total }: Figures) {
  const show = (minor: Minor) => formatMoney(minor, currency);
  const adSpend = computeAdSpend(total);
  const profit = computeTotalProfit(total);
  const { revenue, orders, clicks, impressions } = total;
  return {
    currency,
    ...toCounts(total),
    ...toAmounts(total, show),
    averageOrderValue: orders === 0 ? null : show(Math.round(revenue / orders)),
    adSpend: show(adSpend),
    ctr: computePercent(clicks, impressions),
    cpc: clicks === 0 ? null : show(Math.round(adSpend / clicks)),
    rtoRate: computePercent(total.returnedOrders, orders - total.cancelledOrders),
    roas: computeRatio(revenue, adSpend),
    profit: show(profit),
    margin: computePercent(profit, revenue),
    estimated: {
      revenue: show(total.estimatedRevenue),
      cogs: show(total.estimatedCogs),
      shipping: show(total.estimatedShipping),
      fees: show(total.estimatedFees),
      orders: total.estimatedOrders,
    },
    missingRates: total.missingRates,
  };
}

function toCounts(total: Total) {
  const { orders, codOrders, prepaidOrders, cancelledOrders, returnedOrders } = total;
  const { reach, impressions, clicks, unmatchedParcels, shipments } = total;
  const all = Object.values(shipments).reduce((sum, count) => sum + count, 0);
  return {
    orders,
    codOrders,
    prepaidOrders,
    cancelledOrders,
    returnedOrders,
    reach,
    impressions,
    clicks,
    unmatchedParcels,
    shipments: { total: all, byStatus: shipments },
  };
}

function toAmounts(total: Total, show: (minor: Minor) => string) {
  return {
    revenue: show(total.revenue),
    refunds: show(total.refunds),
    cogs: show(total.cogs),
    shipping: show(total.shipping + total.unallocatedShipping),
    unallocatedShipping: show(total.unallocatedShipping),
    fees: show(total.fees),
    tax: show(total.tax),
    unallocatedSpend: show(total.unallocatedSpend),
    otherCosts: show(total.otherCosts),
  };
}

export function toSummary(summary: Summary) {
  const { from, to, timezone, pendingDays, computedAt } = summary;
  return {
    from,
    to,
    timezone,
    total: toFigures(summary.total),
    previous: toFigures(summary.previous),
    byChannel: summary.byChannel.map((one) => ({ ...toFigures(one), channel: one.channel })),
    byConnection: summary.byConnection.map((one) => ({
      ...toFigures(one),
      connectionId: one.connectionId,
    })),
    byPayment: toPayments(summary.total),
    pendingDays,
    computedAt: toTime(computedAt),
  };
}

interface Payment {
  orders: number;
  returned: number;
  cancelled: number;
  revenue: Minor;
  profit: Minor;
}

/** COD, Prepaid, and what neither is known of: together all orders. */
function toPayments({ currency, total }: Figures) {
  const cod = pick(total, 'cod');
  const prepaid = pick(total, 'prepaid');
  const orderProfit =
    total.profit + total.unallocatedShipping + total.unallocatedSpend + total.otherCosts;
  const none: Payment = {
    orders: total.orders - cod.orders - prepaid.orders,
    returned: total.returnedOrders - cod.returned - prepaid.returned,
    cancelled: total.cancelledOrders - cod.cancelled - prepaid.cancelled,
    revenue: total.revenue - cod.revenue - prepaid.revenue,
    profit: orderProfit - cod.profit - prepaid.profit,
  };
  const rows = [
    ['COD', cod],
    ['Prepaid', prepaid],
    ['none', none],
  ] as const;
  return rows.map(([paymentMethod, one]) => ({
    paymentMethod,
    orders: one.orders,
    returnedOrders: one.returned,
    cancelledOrders: one.cancelled,
    revenue: formatMoney(one.revenue, currency),
    profit: formatMoney(one.profit, currency),
    rtoRate: computePercent(one.returned, one.orders - one.cancelled),
    margin: computePercent(one.profit, one.revenue),
  }));
}

function pick(total: Total, name: 'cod' | 'prepaid'): Payment {
  return {
    orders: total[`${name}Orders`],
    returned: total[`${name}Returned`],
    cancelled: total[`${name}Cancelled`],
    revenue: total[`${name}Revenue`],
    profit: total[`${name}Profit`],
  };
}

/** Columns of the days' file. */
export const dailyColumns = [
  'date',
  'currency',
  'revenue',
  'orders',
  'codOrders',
  'prepaidOrders',
  'cancelledOrders',
  'returnedOrders',
  'refunds',
  'cogs',
  'shipping',
  'fees',
  'tax',
  'adSpend',
  'otherCosts',
  'profit',
  'margin',
  'roas',
  'reach',
  'impressions',
  'clicks',
] as const;

export function toDailyCells(day: Figures & { date: string }) {
  const shown: Record<string, unknown> = { ...toFigures(day), date: day.date };
  return dailyColumns.map((name) => toCell(shown[name]));
}

/** A number stays a number in a spreadsheet. */
export function toCell(value: unknown): string | { plain: string } | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return { plain: String(value) };
  if (typeof value !== 'string') return null;
  return /^-?\d+(\.\d+)?$/.test(value) ? { plain: value } : value;
}
