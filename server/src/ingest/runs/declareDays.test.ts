import { expect, test } from '@jest/globals';
import {
  findEntries,
  type Harness,
  openHarness,
  runToEnd,
  startSync,
  useJobDatabase,
} from '../../../test/jobHarness.ts';
import type { ShopRow } from '../../../test/scriptedShop.ts';
import type { Database } from '../../models/database.ts';

let db: Database;
useJobDatabase((opened) => {
  db = opened;
});

/** A report by day: rows have no version of their own. */
const row = (campaign: string, date: string, text = ''): ShopRow => ({
  id: `${campaign}@${date}`,
  at: new Date(`${date}T00:00:00Z`),
  text,
});

async function openReport(): Promise<Harness> {
  const harness = await openHarness(db);
  const stream = harness.shop.connector.streams.find(({ name }) => name === 'orders');
  if (!stream) throw new Error('no such stream');
  stream.dayOf = (externalId) => externalId.split('@')[1] ?? '';
  return harness;
}

async function read(harness: Harness, from: string, to: string): Promise<void> {
  const period = { from: new Date(`${from}T00:00:00Z`), to: new Date(`${to}T12:00:00Z`) };
  await runToEnd(harness, await startSync(harness, 'orders', period));
}

async function show(harness: Harness): Promise<string[]> {
  const entries = await findEntries(harness, 'orders');
  return entries
    .map(({ externalId, deleted, raw }) =>
      deleted ? `${externalId} gone` : `${externalId} ${toText(raw?.buffer)}`.trim(),
    )
    .sort();
}

function toText(raw: Uint8Array | undefined): string {
  return (JSON.parse(Buffer.from(raw ?? []).toString()) as { text: string }).text;
}

test('days that are read again are replaced; what is not reported any more is gone, other days stay', async () => {
  const harness = await openReport();
  const { orders } = harness.shop;
  orders.rows = [
    row('c1', '2026-03-01', 'old'),
    row('c2', '2026-03-01'),
    row('c1', '2026-03-02'),
    row('c1', '2026-03-03', 'old'),
  ];
  await read(harness, '2026-03-01', '2026-03-03');
  orders.rows = [row('c1', '2026-03-02'), row('c1', '2026-03-03', 'restated')];
  await read(harness, '2026-03-02', '2026-03-03');
  expect(await show(harness)).toEqual([
    'c1@2026-03-01 old',
    'c1@2026-03-02',
    'c1@2026-03-03 restated',
    'c2@2026-03-01',
  ]);
  await read(harness, '2026-03-01', '2026-03-03');
  expect(await show(harness)).toEqual([
    'c1@2026-03-01 gone',
    'c1@2026-03-02',
    'c1@2026-03-03 restated',
    'c2@2026-03-01 gone',
  ]);
});

test('a row that is reported again is there again', async () => {
  const harness = await openReport();
  const { orders } = harness.shop;
  orders.rows = [row('c1', '2026-03-01'), row('c2', '2026-03-01')];
  await read(harness, '2026-03-01', '2026-03-01');
  orders.rows = [row('c2', '2026-03-01')];
  await read(harness, '2026-03-01', '2026-03-01');
  expect(await show(harness)).toEqual(['c1@2026-03-01 gone', 'c2@2026-03-01']);
  orders.rows = [row('c1', '2026-03-01', 'back'), row('c2', '2026-03-01')];
  await read(harness, '2026-03-01', '2026-03-01');
  expect(await show(harness)).toEqual(['c1@2026-03-01 back', 'c2@2026-03-01']);
});

test('an empty report says nothing about what was there', async () => {
  const harness = await openReport();
  const { orders } = harness.shop;
  orders.rows = [row('c1', '2026-03-01')];
  await read(harness, '2026-03-01', '2026-03-01');
  orders.rows = [];
  await read(harness, '2026-03-01', '2026-03-01');
  expect(await show(harness)).toEqual(['c1@2026-03-01']);
});
