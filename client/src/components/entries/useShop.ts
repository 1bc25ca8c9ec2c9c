import { useQuery } from '@tanstack/react-query';
import { freshnessQuery } from '../../api/freshness.ts';

export interface Shop {
  id: string;
  name: string;
}

/**
 * The shop whose cache is shown: the one of the address, else the first. null: none is connected; undefined: not
 * known yet.
 */
export function useShop(chosenId: string | undefined): {
  shops: Shop[];
  shop: Shop | null | undefined;
} {
  const { data } = useQuery(freshnessQuery);
  if (!data) return { shops: [], shop: undefined };
  const shops = data.items
    .filter(({ platform }) => platform === 'shopify')
    .map(({ connectionId, name }) => ({ id: connectionId, name }));
  return { shops, shop: shops.find(({ id }) => id === chosenId) ?? shops[0] ?? null };
}
