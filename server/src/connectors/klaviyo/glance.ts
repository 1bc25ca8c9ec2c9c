import type { Glance } from '../kit/types.ts';
import { isObject, toText } from './mapper/read.ts';
import { dayOfRow } from './rows/days.ts';

/**
 * A report row has no version of its own: all of a day have the same, so that the one read last counts.
 * @throws when there is no id.
 */
export function glanceRow(body: unknown): Glance {
  const row = isObject(body) ? body : {};
  const externalId = toText(row['id']);
  if (externalId === null) throw new Error('The row of a message has no id');
  return {
    externalId,
    sourceVersion: new Date(`${dayOfRow(externalId)}T00:00:00Z`),
    deleted: false,
    complete: true,
    marks: [],
    summary: toSummary(row),
  };
}

function toSummary(row: Record<string, unknown>): Record<string, string> {
  const source = isObject(row['source']) ? row['source'] : {};
  const fields = { title: source['name'], channel: source['channel'], date: row['date'] };
  const texts = Object.entries(fields).flatMap(([name, value]): [string, string][] => {
    const text = toText(value);
    return text === null ? [] : [[name, text.slice(0, 200)]];
  });
  return Object.fromEntries(texts);
}
