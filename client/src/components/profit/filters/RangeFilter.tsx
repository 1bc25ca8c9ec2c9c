import { Skeleton } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { FilterSelect } from '../../ui/FilterSelect.tsx';
import type { SearchChange } from '../../ui/useSearchChange.ts';
import { findPreset, rangePresets, type RangeTexts, usualPreset } from './profitDays.ts';
import { useDays, useToday } from './useDays.ts';

/** The calendar is heavy and seldom wanted: it comes when it is. */
const DayRangeInput = lazy(async () => ({
  default: (await import('../../ui/DayRangeInput.tsx')).DayRangeInput,
}));

const choices = [...rangePresets, { value: 'custom', label: 'Custom range…' }];
const usualLabel = rangePresets.find(({ value }) => value === usualPreset)?.label ?? '';

interface Props {
  search: RangeTexts;
  onChange: (change: SearchChange) => void;
}

/** Which days, in the workspace's zone; nothing chosen means the usual ones. */
export function RangeFilter({ search, onChange }: Props) {
  const days = useDays(search);
  const today = useToday();
  const preset = findPreset(search);
  const [opened, setOpened] = useState(false);
  const custom = preset === null || opened;
  const choose = (value: string | undefined) => {
    setOpened(value === 'custom');
    if (value === 'custom') return;
    const range = value === usualPreset ? undefined : value;
    onChange({ range, from: undefined, to: undefined });
  };
  return (
    <>
      <FilterSelect
        label="Days"
        all={usualLabel}
        value={custom ? 'custom' : search.range === undefined ? undefined : preset}
        choices={choices}
        onChange={choose}
      />
      {custom && (
        <Suspense fallback={<Skeleton h={36} w={250} />}>
          <DayRangeInput
            {...days}
            today={today}
            onChange={(from, to) => {
              setOpened(false);
              onChange({ range: undefined, from, to });
            }}
          />
        </Suspense>
      )}
    </>
  );
}
