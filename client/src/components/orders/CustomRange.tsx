import '@mantine/dates/styles.css';
import { DatePickerInput } from '@mantine/dates';
import { useEffect, useState } from 'react';
import type { DayText } from '../../lib/zoneDays.ts';
import type { DayRange } from './orderDates.ts';

interface Props {
  range: DayRange;
  today: DayText;
  onChange: (range: DayRange) => void;
}

type Picked = [string | null, string | null];

const ariaLabels = {
  previousMonth: 'Previous month',
  nextMonth: 'Next month',
  monthLevelControl: 'Choose a month',
  previousYear: 'Previous year',
  nextYear: 'Next year',
  yearLevelControl: 'Choose a year',
  previousDecade: 'Previous decade',
  nextDecade: 'Next decade',
};

/** Two days of a calendar; the list follows when both are there. */
export function CustomRange({ range, today, onChange }: Props) {
  const [picked, setPicked] = useState<Picked>([range.from ?? null, range.to ?? null]);
  useEffect(() => setPicked([range.from ?? null, range.to ?? null]), [range.from, range.to]);
  const pick = (next: Picked) => {
    setPicked(next);
    const [from, to] = next;
    if (from !== null && to !== null) onChange({ from, to });
    if (from === null && to === null) onChange({});
  };
  return (
    <DatePickerInput
      type="range"
      aria-label="First and last day"
      ariaLabels={ariaLabels}
      placeholder="First – last day"
      value={picked}
      onChange={pick}
      maxDate={today}
      minDate="1990-01-02"
      valueFormat="D MMM YYYY"
      allowSingleDateInRange
      clearable
      w={{ base: '100%', xs: 250 }}
      clearButtonProps={{ 'aria-label': 'Clear the days' }}
    />
  );
}
