import { describe, expect, test } from '@jest/globals';
import { buildOrder } from '../../../test/orders.ts';
import { nothingSelected, reduceSelection, type SelectionStep } from './selection.ts';

const build = (count: number, start = 0) =>
  Array.from({ length: count }, (_, index) => buildOrder({ id: `o${start + index}` }));
const rows = build(6);
const run = (...steps: SelectionStep[]) => steps.reduce(reduceSelection, nothingSelected);
const toggle = (id: string, reach = false): SelectionStep => ({ kind: 'toggle', id, reach, rows });
const idsOf = (...steps: SelectionStep[]) => [...run(...steps).orders.keys()];

describe('choosing rows', () => {
  test('one after the other, and back', () => {
    expect(idsOf(toggle('o1'), toggle('o3'))).toEqual(['o1', 'o3']);
    expect(idsOf(toggle('o1'), toggle('o3'), toggle('o1'))).toEqual(['o3']);
  });

  test('with shift from the last one to this one, either way', () => {
    expect(idsOf(toggle('o1'), toggle('o3', true))).toEqual(['o1', 'o2', 'o3']);
    expect(idsOf(toggle('o4'), toggle('o2', true))).toEqual(['o4', 'o2', 'o3']);
  });

  test('with shift and nothing to reach from, the row alone', () => {
    expect(idsOf(toggle('o2', true))).toEqual(['o2']);
  });

  test('a row that is not there changes nothing', () => {
    expect(idsOf(toggle('o1'), toggle('gone'))).toEqual(['o1']);
  });

  test('a page is added to what other pages have, and taken away alone', () => {
    const other = build(2, 100);
    const both = [toggle('o1'), { kind: 'page', on: true, rows: other } as const];
    expect(idsOf(...both)).toEqual(['o1', 'o100', 'o101']);
    expect(idsOf(...both, { kind: 'page', on: false, rows: other })).toEqual(['o1']);
  });

  test('never more than one action takes, and it says so', () => {
    const full = run({ kind: 'page', on: true, rows: build(205) });
    expect([full.orders.size, full.full]).toEqual([200, true]);
    expect(run({ kind: 'page', on: true, rows: build(200) }).full).toBe(false);
  });

  test('after a move what was refused stays', () => {
    const kept = run(toggle('o1'), toggle('o2'), { kind: 'keep', ids: new Set(['o2', 'o9']) });
    expect([...kept.orders.keys()]).toEqual(['o2']);
    expect(idsOf(toggle('o1'), { kind: 'clear' })).toEqual([]);
  });
});
