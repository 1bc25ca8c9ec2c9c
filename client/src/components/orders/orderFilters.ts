import type { OrderFilters, OrderPlace } from '../../api/orders.ts';
import type { DayText } from '../../lib/zoneDays.ts';
import { listChoices } from '../ui/statusLooks.ts';
import type { Store } from '../ui/useStores.ts';
import { datePresets, readDayRange, toMoments, toRangeText } from './orderDates.ts';
import { readView } from './orderViews.ts';

/** The texts of the page's address, as people may have typed them. */
export type OrdersSearch = {
  [Name in (typeof ordersSearchNames)[number]]?: string;
};

/** What narrows the list, beside its view. */
export const filterNames = [
  'search',
  'connectionId',
  'paymentMethod',
  'partlyPrepaid',
  'status',
  'lineStatus',
  'financialStatus',
  'fulfillmentStatus',
  'ordered',
  'orderedFrom',
  'orderedTo',
] as const;
export const ordersSearchNames = [
  ...filterNames,
  'view',
  'sort',
  'limit',
  'cursor',
  'page',
] as const;

export type ChoiceName =
  | 'paymentMethod'
  | 'partlyPrepaid'
  | 'status'
  | 'lineStatus'
  | 'financialStatus'
  | 'fulfillmentStatus';

export interface ChoiceFilter {
  name: ChoiceName;
  label: string;
  choices: { value: string; label: string }[];
}

/** Filters that are one of a few words, in the order of the form. */
export const choiceFilters: ChoiceFilter[] = [
  {
    name: 'paymentMethod',
    label: 'Payment',
    choices: [
      { value: 'COD', label: 'COD' },
      { value: 'Prepaid', label: 'Prepaid' },
      { value: 'none', label: 'Unpaid' },
    ],
  },
  {
    name: 'partlyPrepaid',
    label: 'Advance',
    choices: [
      { value: 'true', label: 'Partly prepaid' },
      { value: 'false', label: 'Not partly prepaid' },
    ],
  },
  { name: 'status', label: 'Order status', choices: listChoices('order') },
  { name: 'lineStatus', label: 'Line status', choices: listChoices('line') },
  { name: 'financialStatus', label: 'Financial status', choices: listChoices('financial') },
  { name: 'fulfillmentStatus', label: 'Fulfilment', choices: listChoices('fulfillment') },
];

export const sorts = [
  { value: '-orderedAt', label: 'Newest first' },
  { value: 'orderedAt', label: 'Oldest first' },
  { value: '-totalAmount', label: 'Highest total first' },
  { value: 'totalAmount', label: 'Lowest total first' },
] as const;
export type OrdersSort = (typeof sorts)[number]['value'];

export const pageSizes = ['50', '100', '200'] as const;

export function readSort(search: OrdersSearch): OrdersSort {
  return sorts.find(({ value }) => value === search.sort)?.value ?? '-orderedAt';
}

export function readPageSize(search: OrdersSearch): string {
  return pageSizes.find((size) => size === search.limit) ?? '50';
}

/** Where and when dates are read: the workspace's zone, and the date it is there. */
export interface Clock {
  timeZone: string;
  today: DayText;
}

/** What the API is asked for: what the address says and the API would take; the view has the last word. */
export function toOrderFilters(search: OrdersSearch, { timeZone, today }: Clock): OrderFilters {
  const { search: text, connectionId } = search;
  return {
    ...readChoices(search),
    ...(text === undefined ? {} : { search: text.slice(0, 200) }),
    ...(connectionId === undefined ? {} : { connectionId }),
    ...toMoments(readDayRange(search, today), timeZone),
    ...readView(search.view).filters,
  };
}

/** What is asked of the list for an address: the page, and a loader before it, ask the same. */
export function toOrderPlace(search: OrdersSearch, clock: Clock): OrderPlace {
  return {
    filters: { ...toOrderFilters(search, clock), sort: readSort(search) },
    limit: readPageSize(search),
    cursor: search.cursor ?? null,
  };
}

/** A word nobody offers counts as none: an address may be old or typed by hand. */
function readChoices(search: OrdersSearch): OrderFilters {
  const given = choiceFilters.flatMap(({ name, choices }) => {
    const choice = choices.find(({ value }) => value === search[name]);
    return choice ? [[name, choice.value]] : [];
  });
  return Object.fromEntries(given);
}

export interface Chip {
  /** What the address forgets when it is taken away. */
  names: (keyof OrdersSearch)[];
  label: string;
}

/** The filters in force, in words; the search has its own box. */
export function listChips(search: OrdersSearch, today: DayText, stores: Store[]): Chip[] {
  const fixed = Object.keys(readView(search.view).filters);
  const choices = choiceFilters
    .filter(({ name }) => !fixed.includes(name))
    .flatMap(({ name, label, choices: words }) => {
      const word = words.find(({ value }) => value === search[name]);
      return word ? [{ names: [name], label: `${label}: ${word.label}` }] : [];
    });
  return [...toStoreChip(search, stores), ...choices, ...toDateChip(search, today)];
}

function toStoreChip({ connectionId }: OrdersSearch, stores: Store[]): Chip[] {
  if (connectionId === undefined) return [];
  const name = stores.find(({ id }) => id === connectionId)?.name ?? 'unknown';
  return [{ names: ['connectionId'], label: `Store: ${name}` }];
}

function toDateChip(search: OrdersSearch, today: DayText): Chip[] {
  const range = toRangeText(readDayRange(search, today));
  if (range === null) return [];
  const preset = datePresets.find(({ value }) => value === search.ordered);
  const label = preset ? preset.label.toLowerCase() : range;
  return [{ names: ['ordered', 'orderedFrom', 'orderedTo'], label: `Ordered: ${label}` }];
}
