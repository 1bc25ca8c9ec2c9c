import { describe, expect, test } from '@jest/globals';
import { listChips, toOrderFilters, toOrderPlace } from './orderFilters.ts';

const clock = { timeZone: 'Asia/Kolkata', today: '2026-03-08' };
const stores = [{ id: 'con_1', name: 'Neem & Thread' }];
const labels = (search: Parameters<typeof listChips>[0]) =>
  listChips(search, clock.today, stores).map(({ label }) => label);

describe('what the API is asked for', () => {
  test('each view asks for its own', () => {
    const ask = (view: string) => toOrderFilters({ view }, clock);
    expect(ask('all')).toEqual({});
    expect(ask('to-pick')).toEqual({ nextStep: 'pick' });
    expect(ask('to-ship')).toEqual({ nextStep: 'ship' });
    expect(ask('cod')).toEqual({ paymentMethod: 'COD' });
    expect(ask('conflicts')).toEqual({ conflict: 'true' });
    expect(ask('no such view')).toEqual({});
  });

  test('the view has the last word over a filter of the same name', () => {
    expect(toOrderFilters({ view: 'cod', paymentMethod: 'Prepaid' }, clock)).toEqual({
      paymentMethod: 'COD',
    });
  });

  test('words nobody offers are left out: an old address still shows a list', () => {
    const search = {
      status: 'gone',
      paymentMethod: 'cod',
      lineStatus: 'packed',
      search: 'x'.repeat(300),
    };
    expect(toOrderFilters(search, clock)).toEqual({
      lineStatus: 'packed',
      search: 'x'.repeat(200),
    });
  });

  test('sort, size and place come along, sane', () => {
    expect(toOrderPlace({ sort: 'name', limit: '1000' }, clock)).toEqual({
      filters: { sort: '-orderedAt' },
      limit: '50',
      cursor: null,
    });
    const given = { sort: 'totalAmount', limit: '200', cursor: 'abc', ordered: 'today' };
    expect(toOrderPlace(given, clock)).toEqual({
      filters: {
        sort: 'totalAmount',
        orderedFrom: '2026-03-07T18:30:00.000Z',
        orderedTo: '2026-03-08T18:29:59.999Z',
      },
      limit: '200',
      cursor: 'abc',
    });
  });
});

describe('chips', () => {
  test('say each filter in words', () => {
    expect(
      labels({
        paymentMethod: 'none',
        partlyPrepaid: 'true',
        lineStatus: 'picked',
        connectionId: 'con_1',
        ordered: 'last7',
        search: 'asha',
      }),
    ).toEqual([
      'Store: Neem & Thread',
      'Payment: Unpaid',
      'Advance: Partly prepaid',
      'Line status: Picked',
      'Ordered: last 7 days',
    ]);
  });

  test('days, and what taking them away forgets', () => {
    const search = { orderedFrom: '2026-03-01', orderedTo: '2026-03-05' };
    expect(listChips(search, clock.today, [])).toEqual([
      {
        names: ['ordered', 'orderedFrom', 'orderedTo'],
        label: 'Ordered: 1 Mar 2026 – 5 Mar 2026',
      },
    ]);
  });

  test('what the view fixes is no chip, what nobody offers neither', () => {
    expect(labels({ view: 'cod', paymentMethod: 'Prepaid', status: 'gone' })).toEqual([]);
  });
});
