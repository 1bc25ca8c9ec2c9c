import '@mantine/dates/styles.css';
import { DatePickerInput } from '@mantine/dates';
import { useEffect, useState } from 'react';
import type { Days } from './profitDays.ts';

interface Props {
  days: Days;
  today: string;
  onChange: (days: Days) => void;
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

/** Two days of a calendar; the figures follow when both are there. */
export function CustomDays({ days, today, onChange }: Props) {
  const [picked, setPicked] = useState<Picked>([days.from, days.to]);
  useEffect(() => setPicked([days.from, days.to]), [days.from, days.to]);
  const pick = (next: Picked) => {
    setPicked(next);
    const [from, to] = next;
    if (from !== null && to !== null) onChange({ from, to });
  };
  return (
    <DatePickerInput
      type="range"
      aria-label="First and last day"
      ariaLabels={ariaLabels}
      value={picked}
      onChange={pick}
      maxDate={today}
      minDate="1990-01-02"
      valueFormat="D MMM YYYY"
      allowSingleDateInRange
      w={{ base: '100%', xs: 250 }}
    />
  );
}
