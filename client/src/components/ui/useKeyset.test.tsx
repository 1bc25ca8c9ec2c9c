import { expect, test } from '@jest/globals';
import { act, renderHook } from '@testing-library/react';
import { useState } from 'react';
import { type KeysetSearch, useKeyset } from './useKeyset.ts';

/** The hook over an address that is a piece of state. */
function useAddress(filterKey: string, start: KeysetSearch = {}) {
  const [search, go] = useState(start);
  return useKeyset(search, filterKey, go);
}

test('goes on by cursors and back the way it came', () => {
  const { result } = renderHook(() => useAddress('all'));
  expect(result.current).toMatchObject({ page: 1, cursor: null });
  act(() => result.current.toNext('b'));
  act(() => result.current.toNext('c'));
  act(() => result.current.toNext('d'));
  expect(result.current).toMatchObject({ page: 4, cursor: 'd' });
  act(() => result.current.toPrevious());
  expect(result.current).toMatchObject({ page: 3, cursor: 'c' });
  act(() => result.current.toPrevious());
  act(() => result.current.toPrevious());
  expect(result.current).toMatchObject({ page: 1, cursor: null });
});

test('from an address that was sent around, back is the first page', () => {
  const { result } = renderHook(() => useAddress('all', { cursor: 'x', page: '7' }));
  expect(result.current.page).toBe(7);
  act(() => result.current.toPrevious());
  expect(result.current).toMatchObject({ page: 1, cursor: null });
});

test('another filter forgets the way', () => {
  const { result, rerender } = renderHook(({ key }) => useAddress(key), {
    initialProps: { key: 'all' },
  });
  act(() => result.current.toNext('b'));
  act(() => result.current.toNext('c'));
  rerender({ key: 'COD' });
  act(() => result.current.toPrevious());
  expect(result.current.page).toBe(1);
});
