import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const source = join(import.meta.dirname, '..', 'src');
const folder = join(source, 'connectors');

test('a platform is one folder: its name stands nowhere else in the server (spec 10.1)', () => {
  const files = readdirSync(source, { recursive: true })
    .map(String)
    .filter((path) => /(?<!\.test)\.ts$/.test(path) && !path.includes('/sandbox/'));
  const platforms = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !['kit', 'shopify', 'csv'].includes(entry.name))
    .map(({ name }) => name);
  expect(platforms.length).toBeGreaterThanOrEqual(5);
  for (const platform of platforms) {
    const own = `connectors/${platform}/`;
    const touched = files.filter((path) => {
      const text = readFileSync(join(source, path), 'utf8');
      return new RegExp(`\\b${platform}\\b`).test(text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, ''));
    });
    expect(touched.filter((path) => !path.startsWith(own))).toEqual([]);
    expect(touched.length).toBeGreaterThan(0);
  }
});
