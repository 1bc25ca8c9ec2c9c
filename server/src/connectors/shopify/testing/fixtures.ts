import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseJson } from '../../../lib/json.ts';

const folder = join(import.meta.dirname, '../fixtures');

export const fixtureNames: string[] = readdirSync(folder).filter((name) => name.endsWith('.json'));

/** A fixture, parsed as deliveries are. */
export function readFixture(name: string): Record<string, unknown> {
  return parseJson(readFileSync(join(folder, name))) as Record<string, unknown>;
}

const moneyField = /(price|amount|tax|discounts?|outstanding|received|subtotal)$/;

/** An anonymised body with its blanked values filled in: money, currencies, the rest stays. */
export function fillBlanks(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => fillBlanks(item, key));
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, fillBlanks(inner, name)]),
    );
  }
  if (value !== 'example string') return value;
  if (/currency(_code)?$/.test(key)) return 'INR';
  return moneyField.test(key) ? '12.50' : value;
}
