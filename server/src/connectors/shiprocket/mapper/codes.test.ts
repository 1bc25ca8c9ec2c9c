import { describe, expect, test } from '@jest/globals';
import { shipmentStatuses } from '../../../domain/sourceShipment.ts';
import { isReturnCode, orderCodes, shipmentCodes } from './codes.ts';

/** The codes that mean something else of an order than of a shipment (platforms.md 2). */
describe('codes that conflict', () => {
  test.each([
    [1, 'New', 'created', 'AWB Assigned', 'created'],
    [3, 'Ready To Ship', 'created', 'Pickup Generated', 'created'],
    [5, 'Canceled', 'cancelled', 'Manifested', 'created'],
    [9, 'Returned', 'rto_delivered', 'RTO Initiated', 'rto_initiated'],
    [15, 'RTO Initiated', 'rto_initiated', 'Pickup Rescheduled', 'created'],
    [16, 'RTO Delivered', 'rto_delivered', 'Cancellation Requested', 'created'],
    [17, 'RTO Acknowledged', 'rto_delivered', 'Out For Delivery', 'out_for_delivery'],
    [18, 'Cancellation Requested', 'created', 'In Transit', 'in_transit'],
    [19, 'Out For Delivery', 'out_for_delivery', 'Out For Pickup', 'created'],
    [20, 'In Transit', 'in_transit', 'Pickup Exception', 'created'],
    [21, 'Return Pending', 'created', 'Undelivered', 'undelivered'],
    [45, 'RTO_OFD', 'rto_in_transit', 'Cancelled Before Dispatch', 'cancelled'],
    [46, 'RTO_NDR', 'rto_in_transit', 'RTO In Transit', 'rto_in_transit'],
  ])('%i: an order is %s (%s), a shipment %s (%s)', (code, orderText, order, text, shipment) => {
    expect(orderCodes.get(code)).toEqual({ status: order, text: orderText });
    expect(shipmentCodes.get(code)).toEqual({ status: shipment, text });
  });

  test.each([6, 7])('%i is the same in both', (code) => {
    expect(orderCodes.get(code)).toEqual(shipmentCodes.get(code));
  });
});

test.each([
  [33, 'lost'],
  [36, 'undelivered'],
  [51, 'picked_up'],
  [53, 'lost'],
  [55, 'rto_in_transit'],
  [87, 'rto_initiated'],
])('order %i is %s', (code, status) => {
  expect(orderCodes.get(code)?.status).toBe(status);
});

test.each([
  [8, 'cancelled'],
  [10, 'rto_delivered'],
  [12, 'lost'],
  [14, 'rto_delivered'],
  [38, 'in_transit'],
  [40, 'rto_in_transit'],
  [41, 'rto_in_transit'],
  [42, 'picked_up'],
  [44, 'lost'],
  [75, 'rto_initiated'],
  [76, 'lost'],
])('shipment %i is %s', (code, status) => {
  expect(shipmentCodes.get(code)?.status).toBe(status);
});

test('no code is unknown by table, and every status is one of ours', () => {
  for (const { status } of [...orderCodes.values(), ...shipmentCodes.values()]) {
    expect(shipmentStatuses).toContain(status);
    expect(status).not.toBe('unknown');
  }
});

test('orders on their way back from a customer are known by their code', () => {
  expect([20, 21, 26, 27, null].map(isReturnCode)).toEqual([false, true, true, false, false]);
});
