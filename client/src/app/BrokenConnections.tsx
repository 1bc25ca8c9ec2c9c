import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { freshnessQuery } from '../api/freshness.ts';

/** Seldom there, so it is no part of the first page. */
const ConnectionBanners = lazy(async () => ({
  default: (await import('../components/sync/ConnectionBanners.tsx')).ConnectionBanners,
}));

/** Connections that somebody must look at, on every page. */
export function BrokenConnections() {
  const { data } = useQuery(freshnessQuery);
  const broken = (data?.items ?? []).filter(
    ({ status }) => status === 'error' || status === 'disconnected',
  );
  return (
    <Suspense fallback={null}>
      {broken.length > 0 && <ConnectionBanners broken={broken} />}
    </Suspense>
  );
}
