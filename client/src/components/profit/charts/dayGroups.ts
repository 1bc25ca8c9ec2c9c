import type { DayMetrics } from '../../../api/metrics.ts';
import { addAmounts, negateAmount } from '../../../lib/amounts.ts';
import { formatDays, formatShortDay } from '../../../lib/dayText.ts';
import { addDays, toMonthStart } from '../../../lib/zoneDays.ts';
import { countDays, type Days } from '../filters/profitDays.ts';

/** A day, or several where there are too many to tell apart. */
export interface DayGroup extends Days {
  /** Under its place in the chart: `8 Mar`. */
  label: string;
  /** In full: `2 Mar 2026 – 8 Mar 2026`. */
  title: string;
  currency: string;
  orders: number;
  revenue: string;
  costs: string;
  profit: string;
}

export type GroupSize = 'day' | 'week' | 'month';

/** A bar must be wide enough to be hit. */
const mostBars = 92;

export function chooseGroupSize(days: Days): GroupSize {
  const count = countDays(days);
  if (count <= mostBars) return 'day';
  return count / 7 <= mostBars ? 'week' : 'month';
}

type Day = Pick<DayMetrics, 'date' | 'currency' | 'orders' | 'revenue' | 'profit'>;

/** Days one by one, by week (from Monday on) or by month, as many as a chart can show. */
export function groupDays(items: readonly Day[]): DayGroup[] {
  const first = items[0];
  const last = items.at(-1);
  if (!first || !last) return [];
  const size = chooseGroupSize({ from: first.date, to: last.date });
  const groups = new Map<string, Day[]>();
  for (const item of items) {
    const start = toGroupStart(item.date, size);
    const known = groups.get(start);
    if (known) known.push(item);
    else groups.set(start, [item]);
  }
  return [...groups.values()].map(toGroup);
}

function toGroupStart(date: string, size: GroupSize): string {
  if (size === 'day') return date;
  if (size === 'month') return toMonthStart(date);
  const fromMonday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(date, -fromMonday);
}

/** Costs are what the profit lacks of the revenue: the three always add up. */
function toGroup(items: Day[]): DayGroup {
  const from = items[0]?.date ?? '';
  const to = items.at(-1)?.date ?? '';
  const revenue = addAmounts(items.map((item) => item.revenue));
  const profit = addAmounts(items.map((item) => item.profit));
  return {
    from,
    to,
    label: formatShortDay(from),
    title: formatDays({ from, to }),
    currency: items[0]?.currency ?? '',
    orders: items.reduce((sum, item) => sum + item.orders, 0),
    revenue,
    costs: addAmounts([revenue, negateAmount(profit)]),
    profit,
  };
}
