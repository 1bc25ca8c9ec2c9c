import { toPaddedAmount } from '../state/currency.ts';
import type { ShopState } from '../state/shopState.ts';
import type { LevelState, VariantState } from '../state/types.ts';
import { toRestTime } from './restTime.ts';

export function toLevelGid(level: LevelState): string {
  return `gid://shopify/InventoryLevel/${level.id}?inventory_item_id=${level.itemId}`;
}

/** `available` is null when the item is not tracked: not the same as 0. */
export function toRestLevel(state: ShopState, level: LevelState) {
  const tracked = state.items.get(level.itemId)?.variant.item.tracked ?? false;
  return {
    inventory_item_id: level.itemId,
    location_id: level.locationId,
    available: tracked ? level.available : null,
    updated_at: toRestTime(state.info, level.updatedAt),
    admin_graphql_api_id: toLevelGid(level),
  };
}

export function toRestInventoryItem(state: ShopState, variant: VariantState) {
  const { item } = variant;
  const cost = item.cost === null ? null : toPaddedAmount(item.cost, state.info.currency);
  return {
    id: item.id,
    sku: variant.sku,
    created_at: toRestTime(state.info, item.createdAt),
    updated_at: toRestTime(state.info, item.updatedAt),
    requires_shipping: item.requiresShipping,
    cost,
    country_code_of_origin: item.countryCodeOfOrigin,
    province_code_of_origin: null,
    harmonized_system_code: item.harmonizedSystemCode,
    tracked: item.tracked,
    country_harmonized_system_codes: [],
    weight_value: variant.grams,
    weight_unit: 'g',
    admin_graphql_api_id: `gid://shopify/InventoryItem/${item.id}`,
  };
}

export function toRestDeletedItem(id: number) {
  return {
    id,
    country_code_of_origin: null,
    province_code_of_origin: null,
    harmonized_system_code: null,
    country_harmonized_system_codes: [],
    admin_graphql_api_id: `gid://shopify/InventoryItem/${id}`,
  };
}
