import { parseJson } from '../../../lib/json.ts';
import type { FetchContext, FetchPage, FetchRange } from '../../kit/types.ts';
import { fetchRows } from '../fetch/pages.ts';
import type { MessageDay } from '../rows/rowTypes.ts';

/** Every page of a run, as tests look at them. */
export async function collectPages(
  context: FetchContext,
  range: FetchRange = { from: null, to: null },
  checkpoint: Record<string, unknown> | null = null,
): Promise<FetchPage[]> {
  const pages: FetchPage[] = [];
  for await (const page of fetchRows(context, range, checkpoint)) pages.push(page);
  return pages;
}

export function rowsOf(pages: FetchPage[]): MessageDay[] {
  return pages.flatMap(({ records }) => records.map(({ raw }) => parseJson(raw) as MessageDay));
}

/** `<id> <orders>×<worth>`: what a test of figures reads best. */
export function figuresOf(pages: FetchPage[]): string[] {
  return rowsOf(pages).map(({ id, aggregates }) => {
    const [told] = aggregates;
    return told ? `${id} ${String(told.count)}×${String(told.sum_value)}` : id;
  });
}
