import { describeDaySync } from '../../../test/daySync.ts';
import { toObject } from '../kit/read/json.ts';
import googleAds from './index.ts';
import { openTestCustomer } from './sandbox/harness.ts';
import { campaigns } from './streams.ts';

const campaignIds = ['9007199254740993123', '24027360184'] as const;

describeDaySync({
  connector: googleAds,
  stream: campaigns,
  campaignIds,
  days: 30,
  costIn: (row) => String(toObject(toObject(row)['metrics'])['costMicros']),
  spell: (minor) => `${minor}0000`,
  async open() {
    const { connection, sandbox } = await openTestCustomer({
      campaigns: [
        { id: campaignIds[0], name: 'brand', status: 'ENABLED' },
        { id: campaignIds[1], name: 'old', status: 'REMOVED' },
      ],
    });
    const { setDay, removeDay } = sandbox.state.customer;
    return {
      connection,
      setDay: (id, date, spend) => setDay(id, date, { costMicros: BigInt(spend) * 10_000n }),
      removeDay,
      close: () => sandbox.close(),
    };
  },
});
