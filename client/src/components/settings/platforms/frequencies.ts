import type { StreamScheduleChange } from '../../../api/connectionRuns.ts';
import type { StreamSchedule } from '../../../api/scheduler.ts';
import { intervalChoices, toIntervalText } from '../connection/scheduleTexts.ts';

const manual = 'manual';

interface Choice {
  value: string;
  label: string;
}

/** How often a stream is read, as one word of the choices. */
export function toFrequency({
  running,
  intervalMinutes,
}: Pick<StreamSchedule, 'running' | 'intervalMinutes'>): string {
  return running ? String(intervalMinutes) : manual;
}

/** The usual frequencies (spec 7.4), and its own where it has another. */
export function listFrequencies(schedule: StreamSchedule): Choice[] {
  const own = String(schedule.intervalMinutes);
  const known = intervalChoices.some(({ value }) => value === own);
  const label = `Every ${toIntervalText(schedule.intervalMinutes)}`;
  return [
    ...(known ? [] : [{ value: own, label }]),
    ...intervalChoices,
    { value: manual, label: 'By hand only' },
  ];
}

/** What is sent for a chosen frequency. */
export function toScheduleChange(value: string): StreamScheduleChange {
  return value === manual ? { running: false } : { running: true, intervalMinutes: Number(value) };
}

export function toFrequencyText(schedule: StreamSchedule): string {
  const value = toFrequency(schedule);
  return listFrequencies(schedule).find((choice) => choice.value === value)?.label ?? value;
}
