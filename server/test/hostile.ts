import fc from 'fast-check';
import type { Json } from './liveSite.ts';

export type Path = (string | number)[];

/** Every place of a body that can be replaced, itself left out. */
export function pathsOf(value: unknown, at: Path = []): Path[] {
  if (value === null || typeof value !== 'object') return at.length > 0 ? [at] : [];
  const children = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  const below = children.flatMap(([key, inner]) => pathsOf(inner, [...at, key]));
  return at.length > 0 ? [at, ...below] : below;
}

/** A copy with another value in one place; a place that is not there (any more) changes nothing. */
export function withValue(body: Json, path: Path, value: unknown): Json {
  const copy = structuredClone(body);
  let place: unknown = copy;
  for (const key of path.slice(0, -1)) {
    if (place === null || typeof place !== 'object') return copy;
    place = (place as Json)[key];
  }
  const last = path.at(-1);
  if (place !== null && typeof place === 'object' && last !== undefined) {
    (place as Json)[last] = value;
  }
  return copy;
}

const odd: unknown[] = [
  null,
  '',
  ' ',
  '\0',
  '\ud800',
  '$where',
  '__proto__',
  'a.b',
  'NaN',
  'null',
  '-0',
  '0000-00-00',
  '9999-12-31T23:59:59Z',
  '2026-02-30T00:00:00Z',
  'gid://shopify/Order/0',
  '99999999999999999999',
  '90071992547409.91',
  '-1.00',
  '1e3',
  '0x10',
  -1,
  0.1,
  2 ** 53,
  2 ** 53 - 1,
  1e308,
  -0,
  true,
  [],
  {},
  [null],
  [[]],
  [{}],
  { _bsontype: 'ObjectId' },
  { $gt: '' },
  { constructor: { prototype: 1 } },
  { length: 1e9 },
  { toString: 1, toJSON: 1, valueOf: null },
];

/** What a sender that is broken, or means harm, puts where something else belongs. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<unknown>(...odd) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(' ', 'a', '-', '1', ',', '\u0301')
      .map((sign) => sign.repeat(20_000)),
  },
);
