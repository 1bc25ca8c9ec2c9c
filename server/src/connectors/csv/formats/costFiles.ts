import { adChannels } from '../../../domain/sourceAds.ts';
import { costCategories } from '../../../domain/sourceCosts.ts';
import type { FileFormat } from '../../kit/fileFormat.ts';

/** Costs of no order: rent, tools, salaries. */
export const costFile: FileFormat = {
  title: 'Other costs',
  description:
    'Costs of no order and no campaign. The amount is spread evenly over the days from first to last: a monthly cost is one row per month.',
  grouped: false,
  keys: ['label', 'from'],
  columns: [
    {
      name: 'label',
      format: 'text',
      required: true,
      help: 'What it is for; one label has one row per first day',
    },
    {
      name: 'category',
      format: 'choice',
      required: false,
      choices: costCategories,
      help: 'Empty: other',
    },
    { name: 'amount', format: 'amount', required: true, help: 'For all of its days together' },
    {
      name: 'currency',
      format: 'currency',
      required: false,
      help: 'Empty: the currency of the connection',
    },
    { name: 'from', format: 'date', required: true, help: 'The first day, like 2026-07-01' },
    {
      name: 'to',
      format: 'date',
      required: false,
      help: 'The last day; empty: the first day only',
    },
    {
      name: 'channel',
      format: 'choice',
      required: false,
      choices: adChannels,
      help: 'Where it belongs in the view by channel; empty: nowhere',
    },
  ],
  example: [
    {
      label: 'Warehouse rent',
      category: 'rent',
      amount: '62000.00',
      currency: 'INR',
      from: '2026-07-01',
      to: '2026-07-31',
    },
    {
      label: 'Photo studio',
      category: 'other',
      amount: '7500.00',
      currency: 'INR',
      from: '2026-07-12',
    },
    {
      label: 'Creator fee',
      category: 'influencer',
      amount: '15000.00',
      currency: 'INR',
      from: '2026-07-05',
      to: '2026-07-18',
      channel: 'ads',
    },
  ],
};

/** What SKUs cost to buy or make. */
export const skuCostFile: FileFormat = {
  title: 'SKU costs',
  description:
    'What one unit of a SKU costs from a day on. An order takes the cost that was valid at its date; a new price is a new row.',
  grouped: false,
  keys: ['sku', 'valid_from'],
  columns: [
    {
      name: 'sku',
      format: 'text',
      required: true,
      help: 'Code of the SKU; upper and lower case are the same',
    },
    { name: 'cost', format: 'amount', required: true, help: 'Of one unit' },
    {
      name: 'currency',
      format: 'currency',
      required: false,
      help: 'Empty: the currency of the connection',
    },
    {
      name: 'valid_from',
      format: 'date',
      required: true,
      help: 'The first day it holds, like 2026-07-01',
    },
  ],
  example: [
    { sku: 'CSH-WHT-S', cost: '310.00', currency: 'INR', valid_from: '2026-01-01' },
    { sku: 'CSH-WHT-S', cost: '325.00', currency: 'INR', valid_from: '2026-07-01' },
    { sku: 'CSH-BLU-S', cost: '310.00', currency: 'INR', valid_from: '2026-01-01' },
  ],
};
