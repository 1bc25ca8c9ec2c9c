import type { ChildSelection, Document } from './document.ts';

/** A level names its item and location itself: it is a record of its own. */
const levelFields = `id updatedAt quantities(names: ["available"]) { name quantity }
item { id tracked } location { id name }`;

export const inventoryItemFields = 'id';
export const inventoryLevels: ChildSelection = {
  field: 'inventoryLevels',
  first: 50,
  fields: levelFields,
};

/** Locations of fulfilment services hold stock as well. */
export const locationsPage: Document = {
  name: 'LocationsPage',
  text: `query LocationsPage($after: String) {
  locations(first: 50, after: $after, includeLegacy: true, sortKey: ID) { nodes { id } pageInfo { hasNextPage endCursor } }
}`,
};

/**
 * By location, because a stock change moves the level's updated_at and not its item's or product's
 * (edge case 72).
 */
export const levelsPage: Document = {
  name: 'LevelsPage',
  text: `query LevelsPage($id: ID!, $first: Int!, $after: String, $query: String) {
  location(id: $id) {
    inventoryLevels(first: $first, after: $after, query: $query) { nodes { ${levelFields} } pageInfo { hasNextPage endCursor } }
  }
}`,
};

export const levelById: Document = {
  name: 'LevelById',
  text: `query LevelById($itemId: ID!, $locationId: ID!) {
  inventoryItem(id: $itemId) { id inventoryLevel(locationId: $locationId) { ${levelFields} } }
}`,
};

/** How many levels there may be, for choosing the way to fetch them. */
export const variantsCount: Document = {
  name: 'VariantsCount',
  text: 'query VariantsCount($limit: Int) { count: productVariantsCount(limit: $limit) { count precision } }',
};
