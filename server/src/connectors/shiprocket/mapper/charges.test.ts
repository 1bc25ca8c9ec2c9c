import { describe, expect, test } from '@jest/globals';
import type { Issue } from '../../../domain/source.ts';
import type { ShipmentStatus } from '../../../domain/sourceShipment.ts';
import { readCharges } from './charges.ts';

/** As documented: nothing but the quote is known, the way back is "0.00" of a parcel that does not come back. */
const quoted = {
  zone: 'z_d',
  cod_charges: '',
  applied_weight_amount: '1486.00',
  freight_charges: '1486.00',
  charged_weight_amount: '',
  charged_weight_amount_rto: '0.00',
  applied_weight_amount_rto: '0.00',
  billing_amount: '',
};

function read(
  data: Record<string, unknown>,
  status: ShipmentStatus = 'delivered',
  collects = true,
) {
  const issues: Issue[] = [];
  const place = { data, path: 'awb_data.charges', issues };
  return { ...readCharges(place, { status, collects }), issues };
}

describe('the way out', () => {
  test.each<[Record<string, unknown>, number | null]>([
    [
      { charged_weight_amount: '90.00', applied_weight_amount: '80.00', freight_charges: '70' },
      9000,
    ],
    [{ charged_weight_amount: '', applied_weight_amount: '80.50', freight_charges: '70' }, 8050],
    [{ charged_weight_amount: 'N/A', applied_weight_amount: '-', freight_charges: 70.36 }, 7036],
    [{ charged_weight_amount: '0.00', applied_weight_amount: '0.00', freight_charges: '70' }, 7000],
    [{ charged_weight_amount: '', applied_weight_amount: '', freight_charges: '' }, null],
    [{ charged_weight_amount: '0.00', freight_charges: '0.00' }, null],
    [{}, null],
  ])('%j costs %p', (data, forward) => {
    expect(read(data)).toMatchObject({ charges: { forward }, issues: [] });
  });
});

describe('collecting', () => {
  test.each<[unknown, boolean, number | null]>([
    ['47.00', true, 4700],
    [47, true, 4700],
    [29.5, true, 2950],
    ['', true, null],
    ['0.00', true, 0],
    ['47.00', false, null],
  ])('cod_charges %p, collects %p: %p', (told, collects, cod) => {
    const found = read({ freight_charges: '90.00', cod_charges: told }, 'delivered', collects);
    expect(found).toMatchObject({ charges: { cod }, issues: [] });
  });
});

describe('the way back', () => {
  test.each<[ShipmentStatus, unknown, unknown, number | null]>([
    ['rto_delivered', '52.00', '48.00', 5200],
    ['rto_in_transit', '0.00', '48.00', 4800],
    ['rto_initiated', '0.00', '0.00', null],
    ['rto_delivered', '', '', null],
    ['delivered', '0.00', '0.00', 0],
    ['delivered', '', '', null],
  ])('%s, charged %p, applied %p: %p', (status, charged, applied, rto) => {
    const told = { charged_weight_amount_rto: charged, applied_weight_amount_rto: applied };
    const found = read({ freight_charges: '60.00', ...told }, status);
    expect(found).toMatchObject({ charges: { rto }, issues: [] });
  });

  test('before anything is known its zero is not known either', () => {
    expect(read({ charged_weight_amount_rto: '0.00' }, 'created').charges.rto).toBeNull();
  });
});

describe('final', () => {
  test.each<[string, Record<string, unknown>, ShipmentStatus, boolean]>([
    ['quoted', quoted, 'delivered', false],
    ['weighed', { charged_weight_amount: '90', cod_charges: '30' }, 'delivered', true],
    ['weighed, collecting unknown', { charged_weight_amount: '90' }, 'delivered', false],
    ['weighed, way back unknown', { charged_weight_amount: '90' }, 'rto_delivered', false],
    [
      'weighed there and back',
      { charged_weight_amount: '90', charged_weight_amount_rto: '50' },
      'rto_delivered',
      true,
    ],
    ['billed', { freight_charges: '90', billing_amount: '90' }, 'delivered', true],
  ])('%s', (_name, data, status, final) => {
    expect(read(data, status).chargesFinal).toBe(final);
  });
});

/** Whatever the parts were quoted at, what counts of them adds up to the bill (`domain/profit/orderCosts.ts`). */
describe('a bill is the whole', () => {
  const parts = {
    cod_charges: 47,
    applied_weight_amount: '114.40',
    charged_weight_amount: '114.40',
    charged_weight_amount_rto: '96.00',
  };
  test.each<[ShipmentStatus, string, object]>([
    ['rto_delivered', '163.40', { forward: 6740, rto: 9600, cod: 4700 }],
    ['delivered', '114.40', { forward: 6740, cod: 4700 }],
    ['delivered', '161.40', { forward: 11_440, cod: 4700 }],
    ['in_transit', '114.40', { forward: 11_440 }],
  ])('%s, billed %s', (status, bill, charges) => {
    expect(read({ ...parts, billing_amount: bill }, status)).toMatchObject({
      charges,
      chargesFinal: true,
    });
  });

  test('one that is less than its parts is not believed', () => {
    const { charges } = read({ ...parts, billing_amount: '12.00' }, 'rto_delivered');
    expect(charges).toMatchObject({ forward: 11_440, rto: 9600 });
  });
});

test.each([-1, '1e21', '1,486.00', 'abc', '10.005', true, {}])('%p is no amount', (told) => {
  const { issues, charges } = read({ freight_charges: told });
  expect(issues).toHaveLength(1);
  expect(issues[0]?.field).toBe('awb_data.charges.freight_charges');
  expect(charges.forward).toBeNull();
});
