import { describe, expect, test } from '@jest/globals';
import { buildFulfillment, buildLine } from '../../../test/builders.ts';
import { extractOrderTrackingInfo } from './tracking.ts';

const shirt = buildLine({ externalId: '501' });
const scarf = buildLine({ externalId: '502' });

describe('extractOrderTrackingInfo', () => {
  test('only successful fulfilments count', () => {
    const statuses = ['pending', 'open', 'cancelled', 'error', 'failure'];
    const fulfillments = statuses.map((status) => buildFulfillment([shirt], { status }));
    expect(extractOrderTrackingInfo({ fulfillments }).size).toBe(0);
  });

  test('edge case 58: several parcels, one line in two of them', () => {
    const first = buildFulfillment([shirt, scarf], { externalId: '801' });
    const second = buildFulfillment([shirt], {
      externalId: '802',
      createdAt: '2026-03-03T00:00:00.000Z',
      trackingNumbers: ['', 'AWB802', 'AWB803'],
      trackingCompany: 'BlueDart',
      trackingUrl: null,
    });
    for (const fulfillments of [
      [first, second],
      [second, first],
    ]) {
      const tracking = extractOrderTrackingInfo({ fulfillments });
      expect(tracking.get('501')).toMatchObject({ awbNumber: 'AWB802', courier: 'BlueDart' });
      expect(tracking.get('502')).toMatchObject({ awbNumber: 'AWB801', courier: 'Delhivery' });
    }
  });

  test('edge case 59: a parcel without number does not blank a known one', () => {
    const numbered = buildFulfillment([shirt]);
    const blank = buildFulfillment([shirt], {
      externalId: '802',
      createdAt: '2026-03-09T00:00:00.000Z',
      trackingNumbers: [],
      trackingCompany: null,
      trackingUrl: null,
    });
    const tracking = extractOrderTrackingInfo({ fulfillments: [numbered, blank] });
    expect(tracking.get('501')).toMatchObject({ awbNumber: 'AWB801', courier: 'Delhivery' });
  });

  test('delivered only when every parcel of the line has arrived', () => {
    const arrived = buildFulfillment([shirt], { shipmentStatus: 'delivered' });
    const onTheWay = buildFulfillment([shirt], { externalId: '802', shipmentStatus: 'in_transit' });
    const of = (...fulfillments: (typeof arrived)[]) =>
      extractOrderTrackingInfo({ fulfillments }).get('501')?.delivered;
    expect(of(arrived)).toBe(true);
    expect(of(arrived, onTheWay)).toBe(false);
    expect(of(onTheWay, arrived)).toBe(false);
  });

  test('lines shipped with quantity 0 are not in the parcel', () => {
    const empty = buildFulfillment([], { lines: [{ lineId: '501', qty: 0 }] });
    expect(extractOrderTrackingInfo({ fulfillments: [empty] }).size).toBe(0);
  });
});
