import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { type Connection, syncNow } from '../../../api/connections.ts';
import { Age } from '../../ui/Age.tsx';
import { useAction } from '../../ui/useAction.ts';
import { ActionBlock } from './ActionBlock.tsx';
import { useNextAllowed } from '../connection/useNextAllowed.ts';
import { useRun } from '../connection/useRun.ts';

/** What changed lately, in all streams: so often and no more (spec 7.5). */
export function SyncNowBlock({ connection }: { connection: Connection }) {
  const run = useRun(connection.id, (job) => job.jobType === 'full' && job.origin === 'lookback');
  const next = useNextAllowed(connection);
  const sync = useAction({
    run: () => syncNow(connection.id),
    onDone: ({ jobId }) => run.show(jobId),
    refreshes: [['jobs', 'live'], ['connections']],
  });
  const description = next ? (
    <>
      Next sync available <Age at={next} />
    </>
  ) : (
    'What changed lately: orders, products, customers and stock'
  );
  return (
    <ActionBlock
      title="Recent changes"
      description={description}
      run={run}
      actions={
        <Button
          leftSection={<IconRefresh size={16} />}
          loading={sync.isPending}
          disabled={next !== null || connection.status === 'disconnected'}
          onClick={() => sync.mutate()}
        >
          Sync now
        </Button>
      }
    />
  );
}
