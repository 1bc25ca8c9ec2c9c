import { describeDaySync } from '../../../test/daySync.ts';
import { toObject } from '../kit/read/json.ts';
import metaAds from './index.ts';
import { openTestAccount } from './sandbox/harness.ts';
import { insights } from './streams.ts';

const campaignIds = ['120210000000000001', '120210000000000002'] as const;

describeDaySync({
  connector: metaAds,
  stream: insights,
  campaignIds,
  days: 28,
  costIn: (row) => String(toObject(row)['spend']),
  spell: (minor) => (minor / 100).toFixed(2),
  async open() {
    const { connection, sandbox } = await openTestAccount({
      campaigns: [
        { id: campaignIds[0], name: 'festive_sale', effectiveStatus: 'ACTIVE' },
        { id: campaignIds[1], name: 'old', effectiveStatus: 'DELETED' },
      ],
    });
    const { setDay, removeDay } = sandbox.state.account;
    return {
      connection,
      setDay: (id, date, spend) => setDay(id, date, { spend }),
      removeDay,
      close: () => sandbox.close(),
    };
  },
});
