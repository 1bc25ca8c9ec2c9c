import { levelKey, type ShopState } from '../../state/shopState.ts';
import type { LevelState, LocationState } from '../../state/types.ts';
import { toLevelGid } from '../../rest/restInventory.ts';
import type { Connection } from '../connection.ts';
import type { GraphqlContext } from '../graphqlContext.ts';
import { createGraphqlError } from '../graphqlErrors.ts';
import { readGid, toGid } from '../gid.ts';
import { compileFilter } from '../search/filter.ts';
import { levelSearch } from '../search/searchFields.ts';
import { toCount, toMoney } from './moneyFields.ts';
import type { VariantSource } from './productFields.ts';
import type { FieldArguments, FieldMap } from './resolverTypes.ts';
import { toChildren } from './rows.ts';

const findLevels = (state: ShopState, itemId: number): LevelState[] =>
  state.levelsOfItem.get(itemId) ?? [];

/** Levels below an item or a location, as far as the search goes. */
function listLevels(
  levels: LevelState[],
  args: FieldArguments,
  context: GraphqlContext,
): Connection<LevelState> {
  const { test } = compileFilter(context.state, levelSearch, args.query);
  const found = args.query ? levels.filter(test) : levels;
  return toChildren(found, args, context, (level) => level.id);
}

export const itemFields: FieldMap<VariantSource> = {
  id: ({ variant }) => toGid('InventoryItem', variant.item.id),
  legacyResourceId: ({ variant }) => String(variant.item.id),
  sku: ({ variant }) => variant.sku,
  tracked: ({ variant }) => variant.item.tracked,
  requiresShipping: ({ variant }) => variant.item.requiresShipping,
  countryCodeOfOrigin: ({ variant }) => variant.item.countryCodeOfOrigin,
  provinceCodeOfOrigin: () => null,
  harmonizedSystemCode: ({ variant }) => variant.item.harmonizedSystemCode,
  createdAt: ({ variant }) => variant.item.createdAt,
  updatedAt: ({ variant }) => variant.item.updatedAt,
  unitCost: ({ variant }, _args, { state }) =>
    variant.item.cost === null ? null : toMoney(variant.item.cost, state.info.currency),
  measurement: ({ variant }) => ({
    id: toGid('InventoryItemMeasurement', variant.item.id),
    weight: { unit: 'GRAMS', value: variant.grams },
  }),
  variant: (row) => row,
  variants: (row, args, context) => toChildren([row], args, context, (source) => source.variant.id),
  duplicateSkuCount: ({ variant }, _args, { state }) =>
    [...state.variants.values()].filter(
      (other) => other.variant !== variant && variant.sku && other.variant.sku === variant.sku,
    ).length,
  locationsCount: ({ variant }, _args, { state }) =>
    toCount(findLevels(state, variant.item.id).length),
  inventoryLevel: ({ variant }, args, { state }) =>
    state.levels.get(levelKey(variant.item.id, readGid(args.locationId ?? '', 'Location'))) ?? null,
  inventoryLevels: ({ variant }, args, context) =>
    listLevels(findLevels(context.state, variant.item.id), args, context),
};

const quantityNames = [
  'available',
  'on_hand',
  'committed',
  'incoming',
  'reserved',
  'damaged',
  'quality_control',
  'safety_stock',
];

function toQuantity(level: LevelState, name: string) {
  if (!quantityNames.includes(name))
    throw createGraphqlError(`The specified quantity name '${name}' is invalid.`, 'BAD_REQUEST');
  const known: Record<string, number> = {
    available: level.available,
    committed: level.committed,
    on_hand: level.available + level.committed,
  };
  return {
    id: `gid://shopify/InventoryQuantity/${level.id}?inventory_item_id=${level.itemId}&name=${name}`,
    name,
    quantity: known[name] ?? 0,
    updatedAt: level.updatedAt,
  };
}

export const levelFields: FieldMap<LevelState> = {
  id: toLevelGid,
  canDeactivate: (level) => level.available === 0,
  deactivationAlert: () => null,
  isActive: () => true,
  item: (level, _args, { state }) => state.items.get(level.itemId) ?? null,
  location: (level, _args, { state }) => state.locations.get(level.locationId) ?? null,
  quantities: (level, args) => (args.names ?? []).map((name) => toQuantity(level, name)),
};

const levelsAt = (state: ShopState, location: LocationState): LevelState[] =>
  [...state.levels.values()].filter((level) => level.locationId === location.id);

export const locationFields: FieldMap<LocationState> = {
  id: (location) => toGid('Location', location.id),
  legacyResourceId: (location) => String(location.id),
  isActive: (location) => location.active,
  activatable: () => true,
  deactivatable: () => false,
  deactivatedAt: () => null,
  deletable: () => false,
  addressVerified: () => true,
  fulfillsOnlineOrders: () => true,
  hasActiveInventory: (location, _args, { state }) => levelsAt(state, location).length > 0,
  hasUnfulfilledOrders: () => true,
  isFulfillmentService: () => false,
  isPrimary: (location, _args, { state }) => [...state.locations.keys()][0] === location.id,
  shipsInventory: () => true,
  address: ({ address }) => ({
    ...address,
    formatted: [address.address1, address.city, address.zip].filter(Boolean),
  }),
  inventoryLevel: (location, args, { state }) =>
    state.levels.get(levelKey(readGid(args.inventoryItemId ?? '', 'InventoryItem'), location.id)) ??
    null,
  inventoryLevels: (location, args, context) =>
    listLevels(
      levelsAt(context.state, location).toSorted((a, b) => a.id - b.id),
      args,
      context,
    ),
};
