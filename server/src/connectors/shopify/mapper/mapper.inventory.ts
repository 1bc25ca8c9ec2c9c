import type { ReadResult, SourceInventoryLevel } from '../../../domain/source.ts';
import { isObject } from '../../kit/read/json.ts';
import {
  addIssue,
  type Place,
  pathOf,
  readBody,
  readChild,
  readFlag,
  readId,
  readList,
  readRequiredTime,
  readText,
  valueOf,
} from './read.ts';

/** PURE. One level: a webhook body, or a GraphQL InventoryLevel node. */
export function toInventoryLevel(body: unknown): ReadResult<SourceInventoryLevel> {
  const rest = isObject(body) && body['inventory_item_id'] !== undefined;
  return readBody(body, (root) => {
    const place = { ...root, rest };
    return rest ? fromRest(place) : fromNode(place);
  });
}

function fromRest(root: Place): SourceInventoryLevel {
  return {
    inventoryItemId: readRequiredId(root, 'inventoryItemId'),
    locationId: readRequiredId(root, 'locationId'),
    locationName: undefined,
    available: readUnits(root, 'available'),
    updatedAt: readRequiredTime(root, 'updatedAt'),
  };
}

/** The number in an InventoryLevel's gid is not the location's id (shopify-facts 5): both links are read. */
function fromNode(root: Place): SourceInventoryLevel {
  const item = readChild(root, 'item');
  const location = readChild(root, 'location');
  if (!item) addIssue(root, 'item', 'is missing');
  if (!location) addIssue(root, 'location', 'is missing');
  const row = readList(root, 'quantities').find((entry) => readText(entry, 'name') === 'available');
  const tracked = item !== null && readFlag(item, 'tracked');
  return {
    inventoryItemId: item ? readRequiredId(item, 'id') : '',
    locationId: location ? readRequiredId(location, 'id') : '',
    locationName: (location && readText(location, 'name')) ?? undefined,
    available: tracked && row ? readUnits(row, 'quantity') : null,
    updatedAt: readRequiredTime(root, 'updatedAt'),
  };
}

function readRequiredId(place: Place, name: string): string {
  const before = place.issues.length;
  const id = readId(place, name);
  if (id === null && place.issues.length === before) {
    place.issues.push({ field: pathOf(place, name), message: 'is missing' });
  }
  return id ?? '';
}

/** A thousand times what the platform takes: sums over thousands of locations stay exact. */
const mostUnits = 1e12;

/** null = not tracked; negative stock is legal (edge case 73). */
function readUnits(place: Place, name: string): number | null {
  const value = valueOf(place, name);
  if (value === null || value === undefined) return null;
  const whole = typeof value === 'number' && Number.isSafeInteger(value);
  if (whole && Math.abs(value) <= mostUnits) return value;
  addIssue(place, name, whole ? 'is too large' : 'must be a whole number');
  return null;
}
