import '@mantine/dates/styles.css';
import { DatePickerInput } from '@mantine/dates';
import { useEffect, useState } from 'react';
import type { DayText } from '../../lib/zoneDays.ts';

interface Props {
  /** Both ends included. */
  from: DayText | undefined;
  to: DayText | undefined;
  today: DayText;
  onChange: (from: DayText, to: DayText) => void;
  /** Where no days at all is a choice too. */
  onClear?: () => void;
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

/** Two days of a calendar; what they choose follows when both are there. */
export function DayRangeInput({ from, to, today, onChange, onClear }: Props) {
  const [picked, setPicked] = useState<Picked>([from ?? null, to ?? null]);
  useEffect(() => setPicked([from ?? null, to ?? null]), [from, to]);
  const pick = (next: Picked) => {
    setPicked(next);
    const [first, last] = next;
    if (first !== null && last !== null) onChange(first, last);
    if (first === null && last === null) onClear?.();
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
      clearable={onClear !== undefined}
      w={{ base: '100%', xs: 250 }}
      clearButtonProps={{ 'aria-label': 'Clear the days' }}
    />
  );
}
