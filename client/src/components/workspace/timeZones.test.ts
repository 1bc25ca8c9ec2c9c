import { expect, test } from '@jest/globals';
import { automatic, listZones } from './timeZones.ts';

test('the automatic zone comes first and says what it is', () => {
  const labelOf = (timezone: string, timezoneSource: 'set' | 'connection' | 'default') =>
    listZones({ timezone, timezoneSource })[0];
  expect(labelOf('Asia/Kolkata', 'connection')).toEqual({
    value: automatic,
    label: 'Automatic: Asia/Kolkata from the shop',
  });
  expect(labelOf('UTC', 'default')?.label).toBe('Automatic: UTC until a shop is connected');
  expect(labelOf('Europe/Paris', 'set')?.label).toBe('Automatic: the zone of the shop');
});

test('every zone once, the one in use and UTC too', () => {
  const values = listZones({ timezone: 'Etc/GMT+12', timezoneSource: 'set' }).map(
    ({ value }) => value,
  );
  expect(values).toEqual(expect.arrayContaining(['UTC', 'Etc/GMT+12', 'America/New_York']));
  expect(new Set(values).size).toBe(values.length);
});

test('zones are found by the names people use today', () => {
  const values = listZones({ timezone: 'UTC', timezoneSource: 'default' }).map(
    ({ value }) => value,
  );
  expect(values).toEqual(
    expect.arrayContaining(['Asia/Kolkata', 'Asia/Kathmandu', 'Asia/Ho_Chi_Minh', 'Europe/Kyiv']),
  );
  expect(values).not.toContain('Asia/Calcutta');
});
