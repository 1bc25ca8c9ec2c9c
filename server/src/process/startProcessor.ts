import { toError } from '../lib/errors.ts';
import { type Claimer, createClaimer } from './claimer.ts';
import type { ProcessDeps } from './deps.ts';
import { runWork } from './runWork.ts';

export interface ProcessorOptions {
  /** Batches in flight. */
  lanes?: number;
  /** How often to look without a signal, ms. */
  pollMs?: number;
}

export interface Processor {
  /** Ends what is begun, gives back the rest. */
  stop(): Promise<void>;
}

const everything = { connectionIds: null, stream: null };
const firstPauseMs = 100;
const longestPauseMs = 5000;

/**
 * Processes the cache until stopped (spec 8.1): at once when somebody says that there is work, else by looking.
 * While the database is away it tries again with growing pauses.
 */
export function startProcessor(deps: ProcessDeps, options: ProcessorOptions = {}): Processor {
  const { lanes = 2, pollMs = 500 } = options;
  const claimer = createClaimer(deps);
  const abort = new AbortController();
  const sleepers = new Set<() => void>();
  /** Signals that came while nobody slept: a lane looks once more before it sleeps. */
  let signals = 0;
  const wakeAll = (): void => {
    signals += 1;
    for (const wake of sleepers) wake();
  };
  const off = deps.wakeups.on('pending', wakeAll);

  const sleep = (ms: number, seen: number): Promise<void> => {
    if (abort.signal.aborted || seen !== signals) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        sleepers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      sleepers.add(wake);
    });
  };

  const runLane = async (): Promise<void> => {
    let pauseMs = firstPauseMs;
    while (!abort.signal.aborted) {
      const seen = signals;
      try {
        const worked = await runNext(deps, claimer, () => abort.signal.aborted);
        pauseMs = firstPauseMs;
        if (worked === 'product') wakeAll();
        if (worked === null) await sleep(pollMs, seen);
      } catch (error) {
        deps.logger.warn('the processor waits for the database', { error: toError(error) });
        await sleep(pauseMs, signals);
        pauseMs = Math.min(longestPauseMs, pauseMs * 2);
      }
    }
  };
  const running = Promise.all(Array.from({ length: lanes }, runLane));
  return {
    async stop() {
      abort.abort();
      off();
      wakeAll();
      await running;
    },
  };
}

/** @returns the kind of what was processed; null when nothing is due. */
async function runNext(
  deps: ProcessDeps,
  claimer: Claimer,
  stopped: () => boolean,
): Promise<string | null> {
  const work = await claimer.claim(everything, deps.settings.batchSize);
  if (!work) return null;
  try {
    await runWork(deps, work, stopped);
  } finally {
    claimer.finish(work);
  }
  return work.stream.kind;
}
