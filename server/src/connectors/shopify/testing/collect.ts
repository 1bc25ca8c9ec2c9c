import { parseJson } from '../../../lib/json.ts';
import type { FetchContext, FetchPage, FetchRange } from '../../kit/types.ts';
import type { PageMaker } from '../fetch/fetchStream.ts';

export const everything: FetchRange = { from: null, to: null };

/** All pages of a stretch. */
export async function collectPages(
  pages: PageMaker,
  context: FetchContext,
  range: FetchRange = everything,
  checkpoint: Record<string, unknown> | null = null,
): Promise<FetchPage[]> {
  const found: FetchPage[] = [];
  for await (const page of pages(context, range, checkpoint)) found.push(page);
  return found;
}

export function idsOf(pages: FetchPage[]): string[] {
  return pages.flatMap(({ records }) => records.map(({ glance }) => glance.externalId));
}

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
