import { Button } from '@mantine/core';
import { retryFailed } from '../../api/cache.ts';
import { useMay } from '../../app/session.ts';
import { toRetriedText } from '../entries/RetryFailed.tsx';
import { useAction } from '../ui/useAction.ts';

/** One record that failed, processed again now. */
export function RetryDetail({ connectionId, entryId }: { connectionId: string; entryId: string }) {
  const retry = useAction({
    run: () => retryFailed(connectionId, { ids: [entryId] }),
    done: ({ requeued }) => toRetriedText(requeued),
    refreshes: [['cache'], ['jobs']],
  });
  if (!useMay('operate')) return null;
  return (
    <Button size="xs" variant="default" loading={retry.isPending} onClick={() => retry.mutate()}>
      Retry
    </Button>
  );
}
