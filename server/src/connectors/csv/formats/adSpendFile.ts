import { adChannels } from '../../../domain/sourceAds.ts';
import type { FileFormat } from '../../kit/fileFormat.ts';

/** Spend by campaign and day. */
export const adSpendFile: FileFormat = {
  title: 'Ad spend',
  description:
    'What a campaign cost on a day: of platforms that are not connected, of agencies, and bills of messaging such as Postscript’s (channel sms).',
  grouped: false,
  keys: ['campaign', 'date', 'channel'],
  columns: [
    {
      name: 'campaign',
      format: 'text',
      required: true,
      help: 'Its name; one campaign has one row per day and channel',
    },
    { name: 'date', format: 'date', required: true, help: 'Like 2026-07-01' },
    {
      name: 'channel',
      format: 'choice',
      required: true,
      choices: adChannels,
      help: 'sms for text messages, email for newsletters, ads for all others',
    },
    { name: 'spend', format: 'amount', required: true, help: 'What it cost that day' },
    { name: 'impressions', format: 'whole number', required: false, help: 'Empty: none' },
    { name: 'clicks', format: 'whole number', required: false, help: 'Empty: none' },
    {
      name: 'conversions',
      format: 'number',
      required: false,
      help: 'Purchases, as the platform counts them',
    },
    {
      name: 'value',
      format: 'amount',
      required: false,
      help: 'What these were worth, as the platform says',
    },
    {
      name: 'currency',
      format: 'currency',
      required: false,
      help: 'Empty: the currency of the connection',
    },
  ],
  example: [
    {
      campaign: 'Postscript July',
      date: '2026-07-01',
      channel: 'sms',
      spend: '1250.00',
      currency: 'INR',
    },
    {
      campaign: 'Influencer reels',
      date: '2026-07-01',
      channel: 'ads',
      spend: '4200.50',
      impressions: '18250',
      clicks: '431',
      conversions: '6',
      value: '8994.00',
      currency: 'INR',
    },
    {
      campaign: 'Influencer reels',
      date: '2026-07-02',
      channel: 'ads',
      spend: '3900.00',
      impressions: '17004',
      clicks: '398',
      conversions: '4',
      value: '5996.00',
      currency: 'INR',
    },
  ],
};
