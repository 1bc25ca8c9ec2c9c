import type { FetchContext, FetchPage, FetchRange, StreamDefinition } from '../types.ts';

type Pages = NonNullable<StreamDefinition['pages']>;

export const everything: FetchRange = { from: null, to: null };

/** All pages of a stretch, from the checkpoint on. */
export async function collectPages(
  pages: Pages,
  context: FetchContext,
  range: FetchRange = everything,
  checkpoint: Record<string, unknown> | null = null,
): Promise<FetchPage[]> {
  const found: FetchPage[] = [];
  for await (const page of pages(context, range, checkpoint)) found.push(page);
  return found;
}

/** The rows' ids, in their order. */
export function idsOf(pages: FetchPage[]): string[] {
  return pages.flatMap(({ records }) => records.map(({ glance }) => glance.externalId));
}
