import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { errorAdvice } from './errorAdvice.ts';

test('the pages advise what docs/errors.md does', () => {
  const [, part = ''] = readFileSync('docs/errors.md', 'utf8').split(/^## /m);
  const rows = [...part.matchAll(/^\| `([A-Z_]+)` \|[^|]*\| ([^|]+) \|$/gm)];
  const documented = Object.fromEntries(rows.map(([, code = '', advice = '']) => [code, advice]));
  expect(Object.keys(documented).length).toBeGreaterThan(10);
  expect(errorAdvice).toEqual(documented);
});
