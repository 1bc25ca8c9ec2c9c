import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseJson } from '../../../lib/json.ts';
import { defaultRules } from '../../../domain/rules.ts';
import { streams } from '../streams.ts';
import { fillBlanks, fixtureNames, readFixture } from '../testing/fixtures.ts';
import { topics } from '../topics.ts';

const context = { currency: 'INR', timezone: 'Asia/Kolkata', rules: defaultRules, topic: null };

/** Any JSON, as text: what a hostile or broken sender may put anywhere. */
const hostile = fc.oneof(
  fc.constantFrom(
    'null',
    '{}',
    '[]',
    '""',
    '"abc"',
    '-1',
    '1e400',
    '9007199254740993',
    '0.1',
    'true',
    '"💥"',
    '"\\u0000"',
    '{"__proto__":{"role":"admin"}}',
    '{"_bsontype":"ObjectId","id":"x"}',
    '{"constructor":{"prototype":{"role":"admin"}}}',
    '{"$where":"1"}',
    '[null]',
    '[[]]',
    '[{}]',
  ),
  fc.json(),
);

function freeze<T>(value: T): T {
  if (value !== null && typeof value === 'object') {
    for (const inner of Object.values(value)) freeze(inner);
    Object.freeze(value);
  }
  return value;
}

function readAll(text: string): void {
  const body = freeze(parseJson(Buffer.from(text)));
  for (const stream of streams) {
    const result = stream.read(body, context);
    expect(typeof result.ok).toBe('boolean');
    if (!result.ok) expect(result.issues.length).toBeGreaterThan(0);
    try {
      expect(stream.glance(body).externalId).not.toBe('');
    } catch (error) {
      expect((error as Error).message).toMatch(/has no|is not an object/);
    }
  }
}

/** Puts a text in place of one value, anywhere in a body. */
function mutate(body: unknown, step: number, text: string): string {
  let seen = 0;
  const marker = '@@here@@';
  const changed = JSON.stringify(body, (_key, value: unknown) =>
    seen++ === step ? marker : value,
  );
  return changed.replace(JSON.stringify(marker), () => text);
}

function countValues(body: unknown): number {
  let seen = 0;
  JSON.stringify(body, (_key, value: unknown) => {
    seen += 1;
    return value;
  });
  return seen;
}

describe('reading is total: any JSON gives a value or issues, never a throw (spec 8, S17, S18)', () => {
  test('any JSON at all', () => {
    fc.assert(fc.property(hostile, readAll), { numRuns: 500 });
    expect(({} as { role?: string }).role).toBeUndefined();
  });

  const bodies = fixtureNames.map((name) => {
    const body = readFixture(name);
    const inner = Object.values(body)[0];
    const wrapped = Object.keys(body).length === 1 && inner !== null && typeof inner === 'object';
    return fillBlanks(wrapped ? (Array.isArray(inner) ? (inner[0] as unknown) : inner) : body);
  });

  test('real bodies with one value replaced by anything', () => {
    const sizes = bodies.map(countValues);
    fc.assert(
      fc.property(
        fc.nat(bodies.length - 1),
        fc.double({ min: 0, max: 1, noNaN: true }),
        hostile,
        (index, place, text) => {
          const step = Math.floor(place * ((sizes[index] ?? 1) - 1));
          readAll(mutate(bodies[index], step, text));
        },
      ),
      { numRuns: 1500 },
    );
  });

  test('the same body gives the same value twice, and is not changed', () => {
    for (const body of bodies) {
      const frozen = freeze(body);
      for (const stream of streams) {
        expect(stream.read(frozen, context)).toEqual(stream.read(frozen, context));
      }
    }
  });

  test('glances of topics throw only for a missing id', () => {
    const envelope = {
      topic: 'x',
      deliveryId: 'd',
      eventId: null,
      triggeredAt: null,
      apiVersion: null,
      test: false,
    };
    fc.assert(
      fc.property(hostile, fc.constantFrom(...topics), (text, topic) => {
        try {
          topic.glance?.(parseJson(Buffer.from(text)), { ...envelope, topic: topic.topic });
        } catch (error) {
          expect((error as Error).message).toMatch(/has no|is not an object/);
        }
      }),
      { numRuns: 500 },
    );
  });
});
