import type { MetricsTotal } from '../../../api/metrics.ts';
import { formatMoney } from '../../../lib/money.ts';
import { formatCount } from '../../../lib/numbers.ts';
import { computeGrowth, computeShare, formatPercent, formatRatio } from '../../../lib/percent.ts';

/** One tile: what it says, how it changed, how much of it is assumed, and which rows are behind it. */
export interface Figure {
  name: string;
  label: string;
  value: string;
  /** In percent, or in points where the figure is percent itself; null: nothing to compare with. */
  change: number | null;
  unit: '%' | ' points';
  /** Is more of it better? null: neither. */
  moreIsBetter: boolean | null;
  estimated: number;
  to: '/profit/orders' | '/profit/campaigns';
  /** Beyond the place of the dashboard. */
  search: Record<string, string>;
}

/** The figures at the head of the dashboard, against the period before. */
export function listFigures(now: MetricsTotal, before: MetricsTotal): Figure[] {
  return [
    ...listEarnings(now, before),
    ...listAdFigures(now, before),
    ...listOrderFigures(now, before),
  ];
}

const base = { unit: '%', moreIsBetter: true, estimated: 0, to: '/profit/orders' } as const;

const toMoney = (amount: string | null, { currency }: MetricsTotal) =>
  amount === null ? '–' : formatMoney(amount, currency);

function listEarnings(now: MetricsTotal, before: MetricsTotal): Figure[] {
  const estimated = computeShare(now.estimated.orders, now.orders);
  return [
    {
      ...base,
      search: {},
      name: 'revenue',
      label: 'Revenue',
      value: toMoney(now.revenue, now),
      change: computeGrowth(now.revenue, before.revenue),
      estimated: computeShare(now.estimated.revenue, now.revenue),
    },
    {
      ...base,
      search: { sort: '-profit' },
      name: 'profit',
      label: 'Profit',
      value: toMoney(now.profit, now),
      change: computeGrowth(now.profit, before.profit),
      estimated,
    },
    {
      ...base,
      search: { sort: 'profit' },
      name: 'margin',
      label: 'Margin',
      value: formatPercent(now.margin),
      change: computePoints(now.margin, before.margin),
      unit: ' points',
      estimated,
    },
  ];
}

function listAdFigures(now: MetricsTotal, before: MetricsTotal): Figure[] {
  return [
    {
      ...base,
      to: '/profit/campaigns',
      search: {},
      name: 'adSpend',
      label: 'Ad spend',
      value: toMoney(now.adSpend, now),
      change: computeGrowth(now.adSpend, before.adSpend),
      moreIsBetter: null,
    },
    {
      ...base,
      to: '/profit/campaigns',
      search: { sort: '-roas' },
      name: 'roas',
      label: 'ROAS',
      value: formatRatio(now.roas),
      change: computeGrowth(now.roas ?? 0, before.roas ?? 0),
    },
  ];
}

function listOrderFigures(now: MetricsTotal, before: MetricsTotal): Figure[] {
  return [
    {
      ...base,
      search: {},
      name: 'orders',
      label: 'Orders',
      value: formatCount(now.orders),
      change: computeGrowth(now.orders, before.orders),
    },
    {
      ...base,
      search: {},
      name: 'averageOrderValue',
      label: 'Average order',
      value: toMoney(now.averageOrderValue, now),
      change: computeGrowth(now.averageOrderValue ?? 0, before.averageOrderValue ?? 0),
      estimated: computeShare(now.estimated.revenue, now.revenue),
    },
    {
      ...base,
      search: { fate: 'returned' },
      name: 'rtoRate',
      label: 'RTO rate',
      value: formatPercent(now.rtoRate),
      change: computePoints(now.rtoRate, before.rtoRate),
      unit: ' points',
      moreIsBetter: false,
    },
  ];
}

function computePoints(now: number | null, before: number | null): number | null {
  return now === null || before === null ? null : now - before;
}

/** `up 12.3%`, `down 2 points`, `unchanged` */
export function toChangeText({ change, unit }: Pick<Figure, 'change' | 'unit'>): string | null {
  if (change === null) return null;
  const size = formatPercent(Math.abs(change)).slice(0, -1);
  if (size === '0') return 'unchanged';
  return `${change > 0 ? 'up' : 'down'} ${size}${unit}`;
}

/** Is it for the better? null where it is neither. */
export function isBetter({ change, moreIsBetter }: Figure): boolean | null {
  if (change === null || moreIsBetter === null || Math.abs(change) < 0.05) return null;
  return change > 0 === moreIsBetter;
}
