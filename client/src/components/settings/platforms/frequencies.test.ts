import { expect, test } from '@jest/globals';
import { buildSchedule } from '../../../../test/connections.ts';
import { listFrequencies, toFrequency, toFrequencyText, toScheduleChange } from './frequencies.ts';

test('every frequency there is leads back to itself', () => {
  for (const { value } of listFrequencies(buildSchedule({ intervalMinutes: 60 }))) {
    const { running, intervalMinutes = 60 } = toScheduleChange(value);
    expect(toFrequency({ running: running ?? false, intervalMinutes })).toBe(value);
  }
});

test('one of its own is among the choices', () => {
  const odd = buildSchedule({ intervalMinutes: 120 });
  expect(listFrequencies(odd)[0]).toEqual({ value: '120', label: 'Every 2 hours' });
  expect(toFrequencyText(odd)).toBe('Every 2 hours');
});

test('a stopped one is read by hand only, and keeps its interval', () => {
  const stopped = buildSchedule({ running: false, intervalMinutes: 1440 });
  expect(toFrequencyText(stopped)).toBe('By hand only');
  expect(toScheduleChange('manual')).toEqual({ running: false });
});
