import { useMemo } from 'react';
import { useZone } from '../../../app/session.ts';
import { toZoneDay } from '../../../lib/zoneDays.ts';
import { useNow } from '../../ui/clock.ts';
import { type Days, keepRange, type RangeTexts, readDays } from './profitDays.ts';

/** What every page of profit keeps in its address. */
export interface ProfitSearch extends RangeTexts {
  connectionId?: string;
}

/** Those of the dashboard besides. */
export interface DashboardSearch extends ProfitSearch {
  channel?: string;
  refundsBy?: string;
}

/** Changes at midnight of the workspace's zone, not with every tick. */
export function useToday(): string {
  return toZoneDay(useNow(), useZone());
}

/** The days of the address, the same object while they are the same days. */
export function useDays({ range, from, to }: RangeTexts): Days {
  const today = useToday();
  return useMemo(() => readDays({ range, from, to }, today), [range, from, to, today]);
}

/** What of the address the rows behind a number are narrowed by. */
export function keepPlace(search: DashboardSearch): Record<string, string> {
  const { connectionId, channel } = search;
  return {
    ...keepRange(search),
    ...(connectionId === undefined ? {} : { connectionId }),
    ...(channel === undefined ? {} : { channel }),
  };
}
