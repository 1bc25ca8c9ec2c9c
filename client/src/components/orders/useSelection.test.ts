import { expect, test } from '@jest/globals';
import { act, renderHook } from '@testing-library/react';
import { buildOrder } from '../../../test/orders.ts';
import type { Order } from '../../api/orders.ts';
import { useSelection } from './useSelection.ts';

interface Given {
  fresh: Order[];
  filterKey: string;
}

const rows = ['a', 'b', 'c'].map((id) => buildOrder({ id }));

function start() {
  const shown = { current: rows };
  const hook = renderHook(({ fresh, filterKey }: Given) => useSelection(fresh, shown, filterKey), {
    initialProps: { fresh: rows, filterKey: 'all' },
  });
  const ids = () => [...hook.result.current.orders.keys()].join();
  return { ...hook, ids };
}

test('what is chosen stays over refreshes, as it is now', () => {
  const { result, rerender, ids } = start();
  act(() => result.current.toggle('a', false));
  act(() => result.current.toggle('c', true));
  const changed = buildOrder({ id: 'b', customerName: 'Ravi' });
  rerender({ fresh: [changed, ...rows.slice(2)], filterKey: 'all' });
  expect(ids()).toBe('a,b,c');
  expect(result.current.orders.get('b')).toBe(changed);
  expect(result.current.orders.get('a')).toBe(rows[0]);
});

test('another page keeps it, another filter lets it go for good', () => {
  const { result, rerender, ids } = start();
  act(() => result.current.toggle('a', false));
  rerender({ fresh: [buildOrder({ id: 'z' })], filterKey: 'all' });
  expect(ids()).toBe('a');
  rerender({ fresh: rows, filterKey: 'cod' });
  expect(ids()).toBe('');
  rerender({ fresh: rows, filterKey: 'all' });
  expect(ids()).toBe('');
  rerender({ fresh: rows, filterKey: 'cod' });
  act(() => result.current.toggle('b', false));
  expect(ids()).toBe('b');
  rerender({ fresh: rows, filterKey: 'all' });
  expect(ids()).toBe('');
});
