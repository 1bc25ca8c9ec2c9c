import { describe, expect, test } from '@jest/globals';
import { defaultRules } from '../../domain/rules.ts';
import type { SourceOrder } from '../../domain/source.ts';
import { type FileFormat, type FileRow, toFileBody } from './fileFormat.ts';
import { expectExact, expectSums, freeze, toHostileBodies } from './suiteChecks.ts';
import type { StreamDefinition } from './types.ts';

const context = { currency: 'INR', timezone: 'Asia/Kolkata', rules: defaultRules };

/** What every stream must hold whose records come by file. */
export function describeFile(stream: StreamDefinition, format: FileFormat): void {
  const bodies = toExampleBodies(stream, format);

  describe(`${stream.name} by file`, () => {
    test('its columns have names of their own, and its example only these', () => {
      const names = format.columns.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      for (const name of names) expect(name).toMatch(/^[a-z][a-z_]*$/);
      expect(format.example.flatMap(Object.keys).filter((name) => !names.includes(name))).toEqual(
        [],
      );
      expect(format.example.length).toBeGreaterThan(1);
    });

    test('its example reads without an issue, twice the same, the body untouched', () => {
      for (const body of bodies) {
        const first = stream.read(freeze(body), context);
        expect(first.ok ? [] : first.issues).toEqual([]);
        expect(stream.read(body, context)).toEqual(first);
        if (stream.kind === 'order' && first.ok) expectSums(first.value as SourceOrder);
      }
    });

    test('hostile bodies give issues, never a throw', () => {
      for (const spoiled of bodies.flatMap((body) => [...toHostileBodies(body)])) {
        const read = stream.read(freeze(spoiled), context);
        if (read.ok) expectExact(read.value);
        else expect(read.issues.length).toBeGreaterThan(0);
      }
    });
  });
}

/** The example's records: rows of one id together, where the format says so. */
function toExampleBodies(stream: StreamDefinition, format: FileFormat): unknown[] {
  const groups = new Map<string, FileRow[]>();
  for (const row of format.example) {
    const { externalId } = stream.glance(toFileBody(format, [row]));
    groups.set(externalId, [...(groups.get(externalId) ?? []), row]);
  }
  return [...groups.values()].map((rows) => toFileBody(format, rows));
}
