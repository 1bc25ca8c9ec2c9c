import type { Cost } from '../../../api/costs.ts';
import { formatDay, formatDays } from '../../../lib/dayText.ts';

export const categoryLabels: Record<Cost['category'], string> = {
  tools: 'Tools',
  influencer: 'Influencer',
  affiliate: 'Affiliate',
  messaging: 'Messaging',
  salary: 'Salary',
  rent: 'Rent',
  other: 'Other',
};

export const rhythmLabels: Record<Cost['every'], string> = {
  once: 'Once, spread over its days',
  weekly: 'Every week',
  monthly: 'Every month',
  yearly: 'Every year',
};

export const channelLabels: Record<NonNullable<Cost['channel']>, string> = {
  ads: 'Ads',
  email: 'E-mail',
  sms: 'SMS',
  push: 'Push messages',
};

export function toChoices<Name extends string>(labels: Record<Name, string>) {
  return (Object.keys(labels) as Name[]).map((value) => ({ value, label: labels[value] }));
}

/** `1 Mar 2026 – 31 Mar 2026`, `every month since 1 Mar 2026` */
export function toPeriodText({ every, from, to }: Pick<Cost, 'every' | 'from' | 'to'>): string {
  const days = to === null ? null : formatDays({ from, to });
  if (every === 'once') return days ?? formatDay(from);
  const rhythm = rhythmLabels[every].toLowerCase();
  return days === null ? `${rhythm} since ${formatDay(from)}` : `${rhythm}, ${days}`;
}
