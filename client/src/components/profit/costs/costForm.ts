import type { Cost, CostBody } from '../../../api/costs.ts';

/** What the form holds: texts, as fields give them. */
export interface CostValues {
  label: string;
  category: CostBody['category'];
  /** Empty: of no channel. */
  channel: string;
  amount: string;
  currency: string;
  every: CostBody['every'];
  from: string;
  /** Empty: until further notice. */
  to: string;
}

export function toValues(cost: Cost | null, today: string, currency: string): CostValues {
  if (cost === null) {
    return {
      label: '',
      category: 'tools',
      channel: '',
      amount: '',
      currency,
      every: 'monthly',
      from: today,
      to: '',
    };
  }
  const { label, category, channel, amount, every, from, to } = cost;
  return {
    label,
    category,
    channel: channel ?? '',
    amount,
    currency: cost.currency,
    every,
    from,
    to: to ?? '',
  };
}

export function toBody(values: CostValues): CostBody {
  const { label, amount, currency, channel, to, ...rest } = values;
  return {
    ...rest,
    label: label.trim(),
    amount: toAmountText(amount),
    currency: currency.trim().toUpperCase(),
    channel: channel === '' ? null : (channel as NonNullable<CostBody['channel']>),
    to: to === '' ? null : to,
  };
}

/** `1,499.5 ` as people type it becomes `1499.5`; commas group, a point divides. */
export function toAmountText(typed: string): string {
  return typed
    .trim()
    .replaceAll(/,(?=\d{2,3}(\D|$))/g, '')
    .replaceAll(/\s/g, '');
}

export const isAmount = (typed: string): boolean => /^\d+(\.\d+)?$/.test(toAmountText(typed));

export const isCurrency = (typed: string): boolean => /^[A-Za-z]{3}$/.test(typed.trim());

/** What is wrong with the last day; null: nothing. */
export function findEndFault({ every, from, to }: Pick<CostValues, 'every' | 'from' | 'to'>) {
  if (to === '') return every === 'once' ? 'A cost that comes once needs its last day' : null;
  return from !== '' && to < from ? 'It ends before it begins' : null;
}
