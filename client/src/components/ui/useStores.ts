import { useQuery } from '@tanstack/react-query';
import { freshnessQuery } from '../../api/freshness.ts';

export interface Store {
  id: string;
  name: string;
}

export interface Account extends Store {
  platform: string;
  platformName: string;
}

/** Every connected account, of whatever kind; every role may know their names. */
export function useAccounts(): Account[] {
  const { data } = useQuery(freshnessQuery);
  return (data?.items ?? []).map(({ connectionId, name, platform, platformName }) => ({
    id: connectionId,
    name,
    platform,
    platformName,
  }));
}

/** The workspace's stores: where orders, products and customers come from. */
export function useStores(): Store[] {
  const { data } = useQuery(freshnessQuery);
  return (data?.items ?? [])
    .filter(({ category }) => category === 'store')
    .map(({ connectionId, name }) => ({ id: connectionId, name }));
}

/** Where there is one store its name says nothing: null. */
export function useStoreName(connectionId: string): string | null {
  const stores = useStores();
  if (stores.length < 2) return null;
  return stores.find(({ id }) => id === connectionId)?.name ?? null;
}
