import { expect, test } from '@jest/globals';
import { withChange } from './useSearchChange.ts';

test('a change is added, replaced or taken out; nothing empty stays in the address', () => {
  const before = { search: 'kurta', status: 'active', cursor: 'abc' };
  expect(withChange(before, { status: 'draft', cursor: undefined })).toEqual({
    search: 'kurta',
    status: 'draft',
  });
  expect(withChange(before, { search: '' })).toEqual({ status: 'active', cursor: 'abc' });
});
