import { collectPages } from '../../kit/sandbox/collect.ts';
import { openTestConnection } from '../../kit/sandbox/testConnection.ts';
import type { FetchContext, FetchPage, FetchRange } from '../../kit/types.ts';
import { createPages } from '../fetch/pages.ts';
import { createBook, type SandboxBook } from './book.ts';
import { toConnection } from './harness.ts';
import { type SandboxOptions, type ShiprocketSandbox, startShiprocketSandbox } from './index.ts';

/** A sandbox account with a clock of its own, and a connection to it that has no time for pauses. */
export interface TestAccount {
  sandbox: ShiprocketSandbox;
  book: SandboxBook;
  context: FetchContext;
  /** What was noticed since the account was opened. */
  notices: string[];
  /** What was waited for a limit, ms. */
  waits: number[];
  /** Days pass. */
  passDays(days: number): void;
  now(): Date;
  collect(range?: FetchRange, checkpoint?: Record<string, unknown>): Promise<FetchPage[]>;
  pages: ReturnType<typeof createPages>;
}

/** Noon in India on a day without surprises. */
const start = Date.UTC(2026, 5, 15, 6, 30);
const dayMs = 86_400_000;

export async function openTestAccount(
  options: Partial<SandboxOptions> & { perPage?: number } = {},
): Promise<TestAccount> {
  let at = start;
  const now = () => new Date(at);
  const book = createBook(now);
  const sandbox = await startShiprocketSandbox({
    orders: book.orders,
    now,
    perSecond: 1000,
    ...options,
  });
  const { notices, context } = openTestConnection(toConnection(sandbox));
  const waits: number[] = [];
  const sleep = async (ms: number): Promise<void> => void waits.push(ms);
  const pages = createPages({
    now,
    perPage: options.perPage ?? 100,
    pace: { perSecond: 1000, sleep },
  });
  return {
    sandbox,
    book,
    context,
    notices,
    waits,
    now,
    pages,
    passDays: (days) => void (at += days * dayMs),
    collect: (range, checkpoint) => collectPages(pages, context, range, checkpoint),
  };
}

/** The newest snapshot of each parcel, as the cache would keep it. */
export function newestOf(pages: FetchPage[]): Map<string, unknown> {
  const records = pages.flatMap((page) => page.records);
  return new Map(
    records.map(({ raw, glance }) => [
      glance.externalId,
      JSON.parse(Buffer.from(raw).toString()) as unknown,
    ]),
  );
}
