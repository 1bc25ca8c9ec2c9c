import { Skeleton } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { FilterSelect } from '../ui/FilterSelect.tsx';
import { datePresets, readDayRange } from './orderDates.ts';
import type { OrdersPlace } from './useOrdersPlace.ts';

/** The calendar is heavy and seldom wanted: it comes when it is. */
const DayRangeInput = lazy(async () => ({
  default: (await import('../ui/DayRangeInput.tsx')).DayRangeInput,
}));

const choices = [...datePresets, { value: 'custom', label: 'Custom range…' }];

/** When it was ordered, in days of the workspace's zone. */
export function DateFilter({ place }: { place: OrdersPlace }) {
  const { search, clock, filter } = place;
  const range = readDayRange(search, clock.today);
  const preset = datePresets.find(({ value }) => value === search.ordered)?.value;
  const given = range.from !== undefined || range.to !== undefined;
  const [opened, setOpened] = useState(false);
  const custom = preset === undefined && (given || opened);
  const choose = (value: string | undefined) => {
    setOpened(value === 'custom');
    if (value === 'custom')
      filter({ ordered: undefined, orderedFrom: range.from, orderedTo: range.to });
    else filter({ ordered: value, orderedFrom: undefined, orderedTo: undefined });
  };
  const change = (from?: string, to?: string) =>
    filter({ ordered: undefined, orderedFrom: from, orderedTo: to });
  return (
    <>
      <FilterSelect
        label="Ordered"
        all="Ordered: any time"
        value={custom ? 'custom' : preset}
        choices={choices}
        onChange={choose}
      />
      {custom && (
        <Suspense fallback={<Skeleton h={36} />}>
          <DayRangeInput
            from={range.from}
            to={range.to}
            today={clock.today}
            onChange={change}
            onClear={change}
          />
        </Suspense>
      )}
    </>
  );
}
