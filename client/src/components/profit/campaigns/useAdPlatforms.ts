import { useQuery } from '@tanstack/react-query';
import { freshnessQuery } from '../../../api/freshness.ts';

const withCampaigns = new Set(['ads', 'messaging', 'file']);

/** Platforms of connected accounts that have campaigns, as choices of a filter. */
export function useAdPlatforms(): { value: string; label: string }[] {
  const { data } = useQuery(freshnessQuery);
  const found = (data?.items ?? []).filter(({ category }) => withCampaigns.has(category));
  const names = new Map(found.map(({ platform, platformName }) => [platform, platformName]));
  return [...names].map(([value, label]) => ({ value, label }));
}
