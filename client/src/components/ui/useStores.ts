import { useQuery } from '@tanstack/react-query';
import { freshnessQuery } from '../../api/freshness.ts';

export interface Store {
  id: string;
  name: string;
}

/** The workspace's stores; every role may know their names. */
export function useStores(): Store[] {
  const { data } = useQuery(freshnessQuery);
  return (data?.items ?? []).map(({ connectionId, name }) => ({ id: connectionId, name }));
}

/** Where there is one store its name says nothing: null. */
export function useStoreName(connectionId: string): string | null {
  const stores = useStores();
  if (stores.length < 2) return null;
  return stores.find(({ id }) => id === connectionId)?.name ?? null;
}
