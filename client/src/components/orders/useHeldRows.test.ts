import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { act, renderHook } from '@testing-library/react';
import { buildOrder } from '../../../test/orders.ts';
import type { Order } from '../../api/orders.ts';
import { useHand, useHeldRows } from './useHeldRows.ts';

interface Given {
  fresh: Order[];
  page: string;
  hold: boolean;
}

const build = (...ids: string[]) => ids.map((id) => buildOrder({ id }));
const start = (first: Given) => {
  const hook = renderHook((given: Given) => useHeldRows(given.fresh, given.page, given.hold), {
    initialProps: first,
  });
  const ids = () => hook.result.current.held.rows.map(({ id }) => id).join();
  return { ...hook, ids };
};

describe('rows under the hand', () => {
  test('nobody works in the list: it is shown as it is', () => {
    const { ids, rerender } = start({ fresh: build('a', 'b'), page: '1', hold: false });
    rerender({ fresh: build('x', 'a'), page: '1', hold: false });
    expect(ids()).toBe('x,a');
  });

  test('somebody does: rows stay, over any number of answers, until they are let go', () => {
    const { ids, rerender, result } = start({ fresh: build('a', 'b'), page: '1', hold: true });
    rerender({ fresh: build('x', 'a'), page: '1', hold: true });
    rerender({ fresh: build('y', 'x', 'a', 'b'), page: '1', hold: true });
    expect(ids()).toBe('a,b');
    expect(result.current.held.arrived).toBe(2);
    act(() => result.current.release());
    expect(ids()).toBe('y,x,a,b');
    rerender({ fresh: build('z', 'y', 'x', 'a'), page: '1', hold: false });
    expect(ids()).toBe('z,y,x,a');
  });

  test('another page is never held back', () => {
    const { ids, rerender } = start({ fresh: build('a', 'b'), page: '1', hold: true });
    rerender({ fresh: build('c', 'd'), page: '2', hold: true });
    expect(ids()).toBe('c,d');
  });
});

describe('a hand on the list', () => {
  afterEach(() => {
    jest.useRealTimers();
  });

  test('counts for some seconds after its last move', () => {
    jest.useFakeTimers();
    const { result } = renderHook(() => useHand());
    expect(result.current.busy).toBe(false);
    act(() => result.current.onHand.onPointerMove());
    act(() => jest.advanceTimersByTime(3000));
    act(() => result.current.onHand.onKeyDown());
    act(() => jest.advanceTimersByTime(3000));
    expect(result.current.busy).toBe(true);
    act(() => jest.advanceTimersByTime(2000));
    expect(result.current.busy).toBe(false);
  });
});
