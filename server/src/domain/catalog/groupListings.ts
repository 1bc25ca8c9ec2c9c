import { compareIds } from '../compareIds.ts';
import type { ListingRecord } from '../records.ts';

type Groupable = Pick<ListingRecord, 'shopifyProductId' | 'groupKey' | 'attributes'>;

/**
 * Which listings of one connection are one ERP product (spec 3.2): those of one name whose option
 * combinations do not overlap, for example one listing per colour. A listing without options stands
 * alone. Ordered by id, so that the lowest id of a group names the product whatever came first.
 */
export function groupListings<T extends Groupable>(listings: readonly T[]): T[][] {
  const groups: { key: string; taken: Set<string>; members: T[] }[] = [];
  const sorted = [...listings].sort((left, right) =>
    compareIds(left.shopifyProductId, right.shopifyProductId),
  );
  for (const listing of sorted) {
    const { groupKey: key, attributes } = listing;
    const group = groups.find((other) => other.key === key && canJoin(attributes, other.taken));
    if (group) {
      group.members.push(listing);
      for (const combination of attributes) group.taken.add(combination);
    } else {
      groups.push({ key, taken: new Set(attributes), members: [listing] });
    }
  }
  return groups.map(({ members }) => members);
}

function canJoin(attributes: readonly string[], taken: ReadonlySet<string>): boolean {
  if (attributes.length === 0 || taken.size === 0) return false;
  if (attributes.includes('') || taken.has('')) return false;
  return attributes.every((combination) => !taken.has(combination));
}
