import { dayOf } from '../kit/days/rowKey.ts';
import { type Json, toObject } from '../kit/read/json.ts';
import { toSummary } from '../kit/read/summary.ts';
import type { Glance } from '../kit/types.ts';
import { toText } from './mapper/read.ts';

/**
 * A report row has no version of its own: all of a day have the same, so that the one read last counts.
 * @throws when there is no id.
 */
export function glanceRow(body: unknown): Glance {
  const row = toObject(body);
  const externalId = toText(row['id']);
  if (externalId === null) throw new Error('The row of a message has no id');
  return {
    externalId,
    sourceVersion: new Date(`${dayOf(externalId)}T00:00:00Z`),
    deleted: false,
    complete: true,
    marks: [],
    summary: summarise(row),
  };
}

function summarise(row: Json): Record<string, string> {
  const source = toObject(row['source']);
  return toSummary({ title: source['name'], channel: source['channel'], date: row['date'] });
}
