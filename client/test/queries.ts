import { QueryClient } from '@tanstack/react-query';

/** Forgets nothing by itself: no timer outlives a test. */
export function createTestClient(): QueryClient {
  const gcTime = Number.POSITIVE_INFINITY;
  return new QueryClient({ defaultOptions: { queries: { gcTime }, mutations: { gcTime } } });
}
