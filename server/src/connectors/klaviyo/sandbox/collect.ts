import { parseJson } from '../../../lib/json.ts';
import * as kit from '../../kit/sandbox/collect.ts';
import type { FetchContext, FetchPage, FetchRange } from '../../kit/types.ts';
import { fetchRows } from '../fetch/pages.ts';
import type { MessageDay } from '../rows/rowTypes.ts';

/** Every page of a run, as tests look at them. */
export function collectPages(
  context: FetchContext,
  range?: FetchRange,
  checkpoint?: Record<string, unknown> | null,
): Promise<FetchPage[]> {
  return kit.collectPages(fetchRows, context, range, checkpoint);
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
