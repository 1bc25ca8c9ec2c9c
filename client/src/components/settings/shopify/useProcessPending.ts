import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { type Processed, processPending } from '../../../api/processor.ts';

/** So many in one call: short enough to report and to stop in between. */
const batchSize = 500;

export interface Processing {
  isRunning: boolean;
  /** So far, or in the end; null before the first. */
  result: Processed | null;
  error: Error | null;
  start: () => void;
  stop: () => void;
}

/** Processes everything pending, batch by batch, until nothing is left, nothing moves, or somebody stops it. */
export function useProcessPending(connectionId: string): Processing {
  const client = useQueryClient();
  const [isRunning, setRunning] = useState(false);
  const [result, setResult] = useState<Processed | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const stopped = useRef(false);
  const run = async () => {
    stopped.current = false;
    setRunning(true);
    setError(null);
    setResult(null);
    try {
      await processBatches(connectionId, () => stopped.current, setResult);
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)));
    }
    setRunning(false);
    await client.invalidateQueries({ queryKey: ['cache'] });
    await client.invalidateQueries({ queryKey: ['queue'] });
  };
  return {
    isRunning,
    result,
    error,
    start: () => void run(),
    stop: () => {
      stopped.current = true;
    },
  };
}

async function processBatches(
  connectionId: string,
  isStopped: () => boolean,
  tell: (sum: Processed) => void,
): Promise<void> {
  let sum: Processed = { processed: 0, failed: 0, skipped: 0, remaining: 0 };
  for (;;) {
    const batch = await processPending(connectionId, batchSize);
    sum = {
      processed: sum.processed + batch.processed,
      failed: sum.failed + batch.failed,
      skipped: sum.skipped + batch.skipped,
      remaining: batch.remaining,
    };
    tell(sum);
    const moved = batch.processed + batch.failed + batch.skipped;
    if (batch.remaining === 0 || moved === 0 || isStopped()) return;
  }
}
