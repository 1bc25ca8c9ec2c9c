import { afterEach, expect, test } from '@jest/globals';
import { openDemo, toDemoWorld } from '../../../../test/demoReading.ts';
import type { SourceShipment } from '../../../domain/sourceShipment.ts';
import { collectPages } from '../../kit/sandbox/collect.ts';
import type { DemoAccount, DemoOrder } from '../../kit/sandbox/demoAccount.ts';
import { createPages } from '../fetch/pages.ts';
import shiprocket from '../index.ts';
import { toShipment } from '../mapper/mapper.shipment.ts';
import { startDemoAccount } from './demo.ts';
import { newestOf } from './testAccount.ts';

const hourMs = 3_600_000;
const start = Date.UTC(2026, 5, 1);

/** A shop with a parcel every hour, every second one to be paid at the door. */
function toShop(count: number): DemoOrder[] {
  return Array.from({ length: count }, (_, index) => ({
    number: `#${1001 + index}`,
    id: `${5_000_000_000_000 + index}`,
    orderedAt: new Date(start + index * hourMs),
    cancelledAt: null,
    total: '1499.50',
    currency: 'INR',
    cod: index % 2 === 0,
    parcels: [
      {
        awb: `DEMO${index}`,
        courier: 'Delhivery',
        shippedAt: new Date(start + (index + 20) * hourMs),
        delivered: index % 3 > 0,
      },
    ],
  }));
}

let demo: DemoAccount;
afterEach(() => demo.close());

async function open(orders: () => DemoOrder[], now: () => Date): Promise<void> {
  demo = await startDemoAccount(toDemoWorld(now, orders));
}

async function readAll(now: () => Date): Promise<SourceShipment[]> {
  const pages = createPages({ now, perPage: 100, pace: { perSecond: 1000 } });
  const found = await collectPages(pages, openDemo(shiprocket, demo));
  return [...newestOf(found).values()].map((body) => {
    const result = toShipment(body);
    if (!result.ok) throw new Error(JSON.stringify(result.issues));
    return result.value;
  });
}

test('a parcel for each that left, with charges, some back, some of orders nobody knows', async () => {
  const shop = toShop(600);
  const now = () => new Date(start + 60 * 24 * hourMs);
  await open(() => shop, now);
  const found = await readAll(now);
  expect(new Set(found.map(({ externalId }) => externalId)).size).toBe(600);
  expect(new Set(found.map(({ awb }) => awb)).size).toBe(600);
  const numbers = new Set(shop.map(({ number }) => number.slice(1)));
  const unmatched = found.filter(({ orderReferences: [number = ''] }) => !numbers.has(number));
  expect(unmatched.length).toBeGreaterThan(2);
  expect(unmatched.length).toBeLessThan(30);
  const cod = found.filter(({ paymentMethod }) => paymentMethod === 'COD');
  const back = found.filter(({ status }) => status === 'rto_delivered');
  expect(cod).toHaveLength(300);
  expect(back.length).toBeGreaterThan(15);
  expect(back.length).toBeLessThan(60);
  expect(back.every(({ paymentMethod, charges }) => paymentMethod === 'COD' && charges.rto)).toBe(
    true,
  );
  for (const { charges, chargesFinal, codAmount, paymentMethod } of found) {
    expect(chargesFinal).toBe(true);
    expect(charges.forward).toBeGreaterThanOrEqual(4_500);
    expect(charges.forward).toBeLessThanOrEqual(12_000);
    expect(codAmount).toBe(paymentMethod === 'COD' ? 149_950 : null);
  }
});

test('the world is asked anew, and tells the same again', async () => {
  let orders = toShop(1);
  let at = start + 30 * hourMs;
  const now = () => new Date(at);
  await open(() => orders, now);
  const [first] = await readAll(now);
  expect(first).toMatchObject({ status: 'in_transit', chargesFinal: false });
  expect(await readAll(now)).toEqual([first]);
  orders = toShop(2);
  at += 10 * 24 * hourMs;
  const later = await readAll(now);
  expect(later).toHaveLength(2);
  expect(later[0]).toMatchObject({ externalId: first?.externalId, chargesFinal: true });
  expect(Date.parse(later[0]?.updatedAt ?? '')).toBeGreaterThan(Date.parse(first?.updatedAt ?? ''));
});
