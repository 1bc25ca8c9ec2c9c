import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { runAdvice } from './runAdvice.ts';

test('the pages advise what docs/errors.md does', () => {
  const part = readFileSync('docs/errors.md', 'utf8').split(/^## /m)[2] ?? '';
  const rows = [...part.matchAll(/^\| `([a-z_]+)` \|[^|]*\| ([^|]+) \|$/gm)];
  const documented = Object.fromEntries(rows.map(([, code = '', advice = '']) => [code, advice]));
  expect(Object.keys(documented).length).toBeGreaterThan(3);
  expect(runAdvice).toEqual(documented);
});
