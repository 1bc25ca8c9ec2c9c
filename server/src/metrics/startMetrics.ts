import { setTimeout as sleep } from 'node:timers/promises';
import { toError } from '../lib/errors.ts';
import { type MetricsDeps, metricsSettings } from './deps.ts';
import { runMetrics } from './runMetrics.ts';

const pollMs = 500;
const longestPauseMs = 5000;

/** Keeps every workspace's figures up to date until stopped; while the database is away it looks less often. */
export function startMetrics(deps: MetricsDeps): { stop(): Promise<void> } {
  const abort = new AbortController();
  const { signal } = abort;
  const stopped = () => signal.aborted;
  const run = async (): Promise<void> => {
    let pauseMs = pollMs;
    while (!stopped()) {
      try {
        await runMetrics(deps, { patience: metricsSettings(deps) }, stopped);
        pauseMs = pollMs;
      } catch (error) {
        deps.logger.warn('metrics wait for the database', { error: toError(error) });
        pauseMs = Math.min(longestPauseMs, pauseMs * 2);
      }
      await sleep(pauseMs, undefined, { signal }).catch(() => undefined); // told to stop
    }
  };
  const running = run();
  return {
    async stop() {
      abort.abort();
      await running;
    },
  };
}
