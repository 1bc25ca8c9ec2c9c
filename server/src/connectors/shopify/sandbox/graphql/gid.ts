import { createGraphqlError } from './graphqlErrors.ts';

export function toGid(type: string, id: number): string {
  return `gid://shopify/${type}/${id}`;
}

export interface ParsedGid {
  type: string;
  id: number;
}

/** Takes gids with a query string as well (`…/InventoryLevel/1?inventory_item_id=2`); null when it is no gid. */
export function parseGid(text: string): ParsedGid | null {
  const match = /^gid:\/\/shopify\/(\w+)\/(\d+)(\?.*)?$/.exec(text);
  return match?.[1] && match[2] ? { type: match[1], id: Number(match[2]) } : null;
}

/** The number of a gid of the given type. Throws what Shopify answers for a wrong one. */
export function readGid(text: string, type: string): number {
  const parsed = parseGid(text);
  if (!parsed)
    throw createGraphqlError(`Invalid global id '${text}'`, 'argumentLiteralsIncompatible');
  if (parsed.type !== type) throw createGraphqlError(`Invalid id: ${text}`, 'RESOURCE_NOT_FOUND');
  return parsed.id;
}
