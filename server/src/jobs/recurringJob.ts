import type { IngestDeps } from '../ingest/deps.ts';

/** A wake-up that comes again and again. Its handler is loaded when it first runs, and may run twice at once. */
export interface RecurringJob {
  name: string;
  everySeconds: number;
  load(): Promise<{ handle: RecurringHandler }>;
}

export type RecurringHandler = (deps: IngestDeps) => Promise<void>;
