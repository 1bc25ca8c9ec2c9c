import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconHistory, IconRefresh } from '@tabler/icons-react';
import { useMay } from '../../../app/session.ts';
import { type Connection, syncNow } from '../../../api/connections.ts';
import type { Job } from '../../../api/jobs.ts';
import { Age } from '../../ui/Age.tsx';
import { useAction } from '../../ui/useAction.ts';
import { RunPanel } from '../connection/RunPanel.tsx';
import { useNextAllowed } from '../connection/useNextAllowed.ts';
import { type RunWatch, useRun } from '../connection/useRun.ts';
import { HistoryDialog } from './HistoryDialog.tsx';
import { LastRun } from './LastRun.tsx';

/** Runs that ask the platform; replays and the like are the raw cache's. */
const isRead = ({ origin }: Job) => origin !== 'on_demand';

/** The last run, or the one that goes on; and Sync now and Load history, which start one. */
export function SyncActions({ connection }: { connection: Connection }) {
  const mayOperate = useMay('operate');
  const run = useRun(connection.id, isRead);
  return (
    <Stack gap="xs">
      {run.job === null && !run.isStarting ? (
        <LastRun connectionId={connection.id} />
      ) : (
        <RunPanel run={run} />
      )}
      {mayOperate && !run.isGoingOn && !run.isStarting && (
        <Group gap="xs">
          <SyncNow connection={connection} run={run} />
          <LoadHistory connection={connection} run={run} />
        </Group>
      )}
    </Stack>
  );
}

interface Props {
  connection: Connection;
  run: RunWatch;
}

function SyncNow({ connection, run }: Props) {
  const next = useNextAllowed(connection);
  const sync = useAction({
    run: () => syncNow(connection.id),
    onDone: ({ jobId }) => run.show(jobId),
    refreshes: [['jobs'], ['connections'], ['freshness']],
  });
  return (
    <>
      <Button
        size="xs"
        leftSection={<IconRefresh size={15} />}
        loading={sync.isPending}
        disabled={next !== null || connection.status === 'disconnected'}
        onClick={() => sync.mutate()}
      >
        Sync now
      </Button>
      {next && (
        <Text size="xs" c="dimmed">
          Next sync available <Age at={next} />
        </Text>
      )}
    </>
  );
}

function LoadHistory({ connection, run }: Props) {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconHistory size={15} />}
        disabled={connection.status === 'disconnected'}
        onClick={open}
      >
        Load history
      </Button>
      <HistoryDialog connection={connection} opened={opened} onClose={close} onStarted={run.show} />
    </>
  );
}
