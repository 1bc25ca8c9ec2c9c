import type { MetricsTotal } from '../../../api/metrics.ts';
import { addAmounts, negateAmount } from '../../../lib/amounts.ts';
import { isZero } from '../../../lib/money.ts';
import { computeShare } from '../../../lib/percent.ts';

export type StepName =
  | 'revenue'
  | 'cogs'
  | 'shipping'
  | 'fees'
  | 'tax'
  | 'adSpend'
  | 'otherCosts'
  | 'rest'
  | 'profit';

/** One bar on the way from revenue to profit. */
export interface Step {
  name: StepName;
  label: string;
  /** Costs are negative: what the bar takes away. */
  amount: string;
  /** How much of it is assumed, in percent. */
  estimated: number;
  kind: 'whole' | 'cost';
  /** Where the bar begins and how wide it is, in percent of the picture. */
  start: number;
  width: number;
}

type Figures = Pick<
  MetricsTotal,
  | 'revenue'
  | 'cogs'
  | 'shipping'
  | 'fees'
  | 'tax'
  | 'adSpend'
  | 'otherCosts'
  | 'profit'
  | 'orders'
  | 'estimated'
>;

const costs = [
  { name: 'cogs', label: 'Cost of goods' },
  { name: 'shipping', label: 'Shipping' },
  { name: 'fees', label: 'Payment fees' },
  { name: 'tax', label: 'Tax' },
  { name: 'adSpend', label: 'Ad spend' },
  { name: 'otherCosts', label: 'Other costs' },
] as const;

type Flat = Omit<Step, 'start' | 'width'>;

/** Revenue, what each cost takes of it, and the profit that is left: the steps always add up. */
export function computeWaterfall(figures: Figures): Step[] {
  const { revenue, profit, estimated } = figures;
  const shares: Record<string, number> = {
    cogs: computeShare(estimated.cogs, figures.cogs),
    shipping: computeShare(estimated.shipping, figures.shipping),
    fees: computeShare(estimated.fees, figures.fees),
  };
  const taken = costs.map(({ name, label }): Flat => {
    const amount = negateAmount(figures[name]);
    return { name, label, amount, estimated: shares[name] ?? 0, kind: 'cost' };
  });
  const before = addAmounts([revenue, ...taken.map(({ amount }) => amount)]);
  const rest = addAmounts([profit, negateAmount(before)]);
  const whole: Flat = {
    name: 'revenue',
    label: 'Revenue',
    amount: revenue,
    estimated: computeShare(estimated.revenue, revenue),
    kind: 'whole',
  };
  const left: Flat = { ...whole, name: 'profit', label: 'Profit', amount: profit };
  left.estimated = computeShare(estimated.orders, figures.orders);
  // Nothing is hidden: what no cost explains is a step of its own.
  const unexplained: Flat[] = isZero(rest)
    ? []
    : [{ name: 'rest', label: 'Not assigned', amount: rest, estimated: 0, kind: 'cost' }];
  return place([whole, ...taken, ...unexplained, left]);
}

/** Bars stand where the one before ended; the picture reaches from the lowest to the highest point, 0 included. */
function place(steps: Flat[]): Step[] {
  let level = 0;
  const spans = steps.map(({ amount, kind }) => {
    const begin = kind === 'whole' ? 0 : level;
    const end = begin + Number(amount);
    level = end;
    return { low: Math.min(begin, end), high: Math.max(begin, end) };
  });
  const low = Math.min(0, ...spans.map((span) => span.low));
  const size = Math.max(0, ...spans.map((span) => span.high)) - low || 1;
  return steps.map((step, index) => {
    const span = spans[index] ?? { low: 0, high: 0 };
    return {
      ...step,
      start: ((span.low - low) / size) * 100,
      width: ((span.high - span.low) / size) * 100,
    };
  });
}
