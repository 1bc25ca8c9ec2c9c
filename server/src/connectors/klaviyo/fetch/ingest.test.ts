import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type ConnectorSync, openConnectorSync } from '../../../../test/connectorSync.ts';
import klaviyo from '../index.ts';
import { openTestAccount, type TestAccount, toCampaign } from '../sandbox/harness.ts';
import { campaigns } from '../streams.ts';

interface Row {
  aggregates: { sum_value: number }[];
}

let account: TestAccount;
let stream: ConnectorSync;
const at = (text: string): Date => new Date(text);
const july = { from: at('2026-07-01T00:00:00Z'), to: at('2026-07-10T00:00:00Z') };

beforeAll(async () => {
  account = await openTestAccount();
  const worthIn = (row: unknown): string => String((row as Row).aggregates[0]?.sum_value);
  stream = await openConnectorSync(klaviyo, campaigns, account.connection, worthIn);
});
afterAll(async () => {
  await stream.close();
  await account.sandbox.close();
});

test('platforms.md 0.5: a day told anew replaces the one before, one that is not told any more is gone', async () => {
  const { state } = account;
  state.campaigns = [toCampaign('01A', at('2026-07-01T05:00:00Z'))];
  const order = (time: string, minor: number) => ({ messageId: '01Am', at: at(time), minor });
  state.orders = [order('2026-07-01T06:00:00Z', 100_00), order('2026-07-03T06:00:00Z', 50_00)];
  expect(await stream.read(july)).toEqual({ '01Am-2026-07-01': '100', '01Am-2026-07-03': '50' });
  state.orders = [order('2026-07-01T06:00:00Z', 75_50), order('2026-07-04T06:00:00Z', 20_00)];
  expect(await stream.read(july)).toEqual({
    '01Am-2026-07-01': '75.5',
    '01Am-2026-07-03': 'gone',
    '01Am-2026-07-04': '20',
  });
  state.orders = [...state.orders, order('2026-07-03T06:00:00Z', 50_00)];
  expect(await stream.read(july)).toEqual({
    '01Am-2026-07-01': '75.5',
    '01Am-2026-07-03': '50',
    '01Am-2026-07-04': '20',
  });
});
