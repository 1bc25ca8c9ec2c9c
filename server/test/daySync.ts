import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type {
  ConnectionContext,
  Connector,
  StreamDefinition,
} from '../src/connectors/kit/types.ts';
import { daysBefore, toLocalDate } from '../src/domain/localDays.ts';
import { type ConnectorSync, openConnectorSync } from './connectorSync.ts';

/** An account of a platform that reports what campaigns cost by day. */
export interface SpendingAccount {
  connection: ConnectionContext;
  /** @param spend minor units of rupees */
  setDay(campaignId: string, date: string, spend: number): void;
  /** The day is not reported any more. */
  removeDay(campaignId: string, date: string): void;
  close(): Promise<void>;
}

interface DaySync {
  connector: Connector;
  stream: StreamDefinition;
  open(): Promise<SpendingAccount>;
  /** Two campaigns of the account, of which the second is over. */
  campaignIds: readonly [string, string];
  /** How many days are read. */
  days: number;
  /** The cost in a row, as the platform spells it. */
  costIn(row: unknown): string;
  /** How the platform spells minor units of rupees. */
  spell(minor: number): string;
}

/** Two runs over the same days, by way of the cache (platforms.md 0.5). */
export function describeDaySync(platform: DaySync): void {
  const { campaignIds, days, spell } = platform;
  const [running, over] = campaignIds;
  const today = toLocalDate(new Date(), 'Asia/Kolkata');
  const yesterday = daysBefore(today, 1);
  let account: SpendingAccount;
  let stream: ConnectorSync;
  beforeAll(async () => {
    account = await platform.open();
    const { connector, costIn } = platform;
    stream = await openConnectorSync(connector, platform.stream, account.connection, costIn);
  });
  afterAll(async () => {
    await stream.close();
    await account.close();
  });

  test('a day that is reported anew replaces the old one, one that is not reported any more is gone', async () => {
    account.setDay(running, yesterday, 10_050);
    account.setDay(running, today, 100);
    account.setDay(over, yesterday, 700);
    expect(await stream.read({ days })).toEqual({
      [`${running}-${yesterday}`]: spell(10_050),
      [`${running}-${today}`]: spell(100),
      [`${over}-${yesterday}`]: spell(700),
    });
    account.setDay(running, yesterday, 9990);
    account.removeDay(over, yesterday);
    expect(await stream.read({ days })).toEqual({
      [`${running}-${yesterday}`]: spell(9990),
      [`${running}-${today}`]: spell(100),
      [`${over}-${yesterday}`]: 'gone',
    });
  });
}
