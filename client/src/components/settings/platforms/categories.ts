import type { Connection, PlatformForm } from '../../../api/connections.ts';
import { toLowerStart } from '../../../lib/words.ts';
import { toStreamName } from '../../ui/runTexts.ts';
import { toWords } from '../../ui/statusLooks.ts';

const known = [
  { id: 'store', label: 'Stores' },
  { id: 'ads', label: 'Ads' },
  { id: 'shipping', label: 'Shipping' },
  { id: 'messaging', label: 'Messaging' },
  { id: 'payments', label: 'Payments' },
  { id: 'file', label: 'Files' },
];

/** A connected account and what its platform is; null where its connector is gone. */
export interface Account {
  connection: Connection;
  platform: PlatformForm | null;
}

export interface Group<Item> {
  id: string;
  label: string;
  items: Item[];
}

/** Platforms by category, in the order of the business: what sells first. Empty ones are left out. */
export function groupPlatforms(platforms: PlatformForm[]): Group<PlatformForm>[] {
  return group(platforms, ({ category }) => category);
}

/** Accounts under their platform's category. */
export function groupAccounts(
  connections: Connection[],
  platforms: PlatformForm[],
): Group<Account>[] {
  const accounts = connections.map((connection) => ({
    connection,
    platform: platforms.find(({ id }) => id === connection.platform) ?? null,
  }));
  return group(accounts, ({ platform }) => platform?.category ?? 'other');
}

function group<Item>(items: Item[], categoryOf: (item: Item) => string): Group<Item>[] {
  const named = new Set(known.map(({ id }) => id));
  const others = [...new Set(items.map(categoryOf))].filter((id) => !named.has(id));
  return [...known, ...others.map((id) => ({ id, label: toWords(id) }))]
    .map((category) => ({
      ...category,
      items: items.filter((item) => categoryOf(item) === category.id),
    }))
    .filter((one) => one.items.length > 0);
}

/** What a platform brings: `Orders, products and customers`. */
export function toBringsText({ streams }: PlatformForm): string {
  const names = streams.map(({ name }, index) =>
    index === 0 ? toStreamName(name) : toLowerStart(toStreamName(name)),
  );
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** Can Sluice ask this platform for anything, or is all of it sent or uploaded to us? */
export function isFetched(platform: PlatformForm | null): boolean {
  return platform?.streams.some(({ fetched }) => fetched) ?? false;
}
