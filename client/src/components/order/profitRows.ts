import type { OrderProfit, ProfitPart } from '../../api/profit.ts';
import { negateAmount } from '../../lib/amounts.ts';

export interface ProfitRow {
  label: string;
  /** Costs are negative, so that anybody can add it up. */
  amount: string;
  estimated: boolean;
  sum: boolean;
}

const costs: { part: Exclude<ProfitPart, 'revenue'>; label: string }[] = [
  { part: 'cogs', label: 'Cost of goods' },
  { part: 'shipping', label: 'Shipping' },
  { part: 'fees', label: 'Payment fees' },
  { part: 'tax', label: 'Tax' },
  { part: 'marketing', label: 'Marketing' },
];

/** Revenue, what each cost takes of it, and what is left. */
export function listProfitRows(profit: OrderProfit): ProfitRow[] {
  const isEstimated = (part: ProfitPart) => profit.estimated.includes(part);
  const { revenue } = profit;
  return [
    { label: 'Revenue', amount: revenue, estimated: isEstimated('revenue'), sum: false },
    ...costs.map(({ part, label }) => ({
      label,
      amount: negateAmount(profit[part]),
      estimated: isEstimated(part),
      sum: false,
    })),
    { label: 'Profit', amount: profit.profit, estimated: false, sum: true },
  ];
}
