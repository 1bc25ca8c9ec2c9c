import type { ProfitPart } from '../../../api/profit.ts';

export const partLabels: Record<ProfitPart, string> = {
  revenue: 'Revenue',
  cogs: 'Cost of goods',
  shipping: 'Shipping',
  fees: 'Fees',
  tax: 'Tax',
  marketing: 'Marketing',
};

export const partChoices = Object.entries(partLabels).map(([value, label]) => ({ value, label }));

export const fateLabels = {
  live: 'Live',
  cancelled: 'Cancelled',
  returned: 'Returned (RTO)',
} as const;

export const fateChoices = Object.entries(fateLabels).map(([value, label]) => ({ value, label }));

export const paymentChoices = [
  { value: 'COD', label: 'COD' },
  { value: 'Prepaid', label: 'Prepaid' },
  { value: 'none', label: 'Unpaid' },
];
