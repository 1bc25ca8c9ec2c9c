import { parseJson } from '../../../lib/json.ts';
import type { FetchPage } from '../../kit/types.ts';

/** The parsed bodies by external id. */
export function bodiesOf(pages: FetchPage[]): Map<string, unknown> {
  return new Map(
    pages.flatMap(({ records }) =>
      records.map(({ raw, glance }) => [glance.externalId, parseJson(raw)] as const),
    ),
  );
}

/** A checkpoint as it comes back from the database. */
export function throughDatabase(checkpoint: Record<string, unknown>): Record<string, unknown> {
  return JSON.parse(JSON.stringify(checkpoint)) as Record<string, unknown>;
}
