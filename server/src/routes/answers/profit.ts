import { formatMoney } from '../../domain/money.ts';
import type { OrderProfitRow } from '../../domain/profit/dayTypes.ts';
import { computePercent, computeRatio } from '../../domain/profit/sumDays.ts';
import { computeCharge, isBilled } from '../../domain/shipping/charge.ts';
import type { ShipmentRecord } from '../../domain/shipping/shipment.ts';
import type { Minor } from '../../domain/source.ts';
import type { CampaignTotal, ProductTotal } from '../../models/metrics/metricQueries.ts';
import type { CostView } from '../../services/profit/costs.ts';
import type { SettingsView } from '../../services/profit/settings.ts';
import type { SkuCostView } from '../../services/profit/skuCosts.ts';
import { toCell } from './metrics.ts';
import { toTime } from './shapes.ts';

export function toOrderProfit(row: OrderProfitRow) {
  const show = (minor: Minor) => formatMoney(minor, row.currency);
  return {
    orderId: row._id,
    orderNumber: row.orderNumber,
    connectionId: row.connectionId,
    date: row.date,
    orderedAt: toTime(row.orderedAt),
    paymentMethod: row.paymentMethod,
    fate: row.fate,
    channel: row.channel,
    campaignId: row.campaignKey,
    currency: row.currency,
    orderCurrency: row.orderCurrency,
    revenue: show(row.revenue),
    refunds: show(row.refunded),
    cogs: show(row.cogs),
    shipping: show(row.shipping),
    fees: show(row.fees),
    tax: show(row.tax),
    marketing: show(row.marketing),
    costs: show(row.costs),
    profit: show(row.profit),
    margin: computePercent(row.profit, row.revenue),
    estimated: row.estimated,
  };
}

export const orderProfitColumns = [
  'orderNumber',
  'date',
  'paymentMethod',
  'fate',
  'channel',
  'currency',
  'revenue',
  'refunds',
  'cogs',
  'shipping',
  'fees',
  'tax',
  'marketing',
  'costs',
  'profit',
  'margin',
  'estimated',
] as const;

export function toOrderProfitCells(row: OrderProfitRow) {
  const shown: Record<string, unknown> = {
    ...toOrderProfit(row),
    estimated: row.estimated.join(' '),
  };
  return orderProfitColumns.map((name) =>
    name === 'orderNumber' ? row.orderNumber : toCell(shown[name]),
  );
}

export function toProduct(row: ProductTotal) {
  const show = (minor: Minor) => formatMoney(minor, row.currency);
  return {
    productId: row.shopifyProductId,
    title: row.title,
    currency: row.currency,
    qty: row.qty,
    revenue: show(row.revenue),
    cogs: show(row.cogs),
    otherCosts: show(row.otherCosts),
    profit: show(row.profit),
    margin: computePercent(row.profit, row.revenue),
  };
}

export const productColumns = [
  'productId',
  'title',
  'currency',
  'qty',
  'revenue',
  'cogs',
  'otherCosts',
  'profit',
  'margin',
] as const;

export function toProductCells(row: ProductTotal) {
  const shown: Record<string, unknown> = toProduct(row);
  // An id is no number: a spreadsheet would round it; a title may look like one.
  const texts: Record<string, string> = { productId: row.shopifyProductId ?? '', title: row.title };
  return productColumns.map((name) => texts[name] ?? toCell(shown[name]));
}

export function toCampaign(row: CampaignTotal) {
  const show = (minor: Minor) => formatMoney(minor, row.currency);
  return {
    id: row.campaignKey,
    platform: row.platform ?? '',
    connectionId: row.connectionId ?? '',
    campaignId: row.campaignId ?? '',
    name: row.name ?? row.campaignId ?? '',
    channel: row.channel ?? '',
    status: row.status,
    currency: row.currency,
    spend: show(row.spend),
    revenue: show(row.revenue),
    attributedOrders: row.attributedOrders,
    orderCosts: show(row.orderCosts),
    profit: show(row.profit),
    roas: computeRatio(row.revenue, row.spend),
    impressions: row.impressions,
    clicks: row.clicks,
    reach: row.reach,
    ctr: computePercent(row.clicks, row.impressions),
    cpc: row.clicks === 0 ? null : show(Math.round(row.spend / row.clicks)),
    reportedConversions: row.conversions,
    reportedRevenue: show(row.conversionValue),
  };
}

export const campaignColumns = [
  'platform',
  'name',
  'status',
  'currency',
  'spend',
  'revenue',
  'attributedOrders',
  'orderCosts',
  'profit',
  'roas',
  'impressions',
  'clicks',
  'reach',
  'reportedConversions',
  'reportedRevenue',
] as const;

export function toCampaignCells(row: CampaignTotal) {
  const shown: Record<string, unknown> = toCampaign(row);
  return campaignColumns.map((name) =>
    name === 'name' ? String(shown[name]) : toCell(shown[name]),
  );
}

export function toUnmatched(row: ShipmentRecord) {
  return {
    id: row._id,
    connectionId: row.connectionId,
    platform: row.platform,
    orderReferences: row.orderReferences,
    awbNumber: row.awb,
    courier: row.courier,
    status: row.status,
    bookedAt: row.bookedAt,
    currency: row.currency,
    charge: isBilled(row) ? formatMoney(computeCharge(row), row.currency) : null,
    paymentMethod: row.paymentMethod,
    codAmount: row.codAmount === null ? null : formatMoney(row.codAmount, row.currency),
  };
}

export function toOrderParcel(row: ShipmentRecord) {
  return { ...toUnmatched(row), chargesFinal: row.chargesFinal, linkedBy: row.linkedBy };
}

export function toCost({ _id, label, category, channel, amount, ...cost }: CostView) {
  const { currency, from, to, every, source } = cost;
  const shown = formatMoney(amount, currency);
  return { id: _id, label, category, channel, amount: shown, currency, from, to, every, source };
}

export function toSettings({ gatewayFees, ...settings }: SettingsView) {
  const show = (minor: Minor) => formatMoney(minor, settings.reportingCurrency);
  return {
    ...settings,
    gatewayFees: gatewayFees.map((fee) => ({ ...fee, fixed: show(fee.fixed) })),
  };
}

export function toSkuCost({ cost, currency, from, source }: SkuCostView) {
  return { cost: formatMoney(cost, currency), currency, validFrom: from, source };
}
