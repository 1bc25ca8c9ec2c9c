import { Group, Stack, Text } from '@mantine/core';
import type { Queue } from '../../api/jobs.ts';
import { hasOwnPage } from '../../lib/platformPages.ts';
import { formatCount } from '../../lib/numbers.ts';
import { Age } from '../ui/Age.tsx';
import { RouterLink } from '../ui/RouterLink.tsx';
import { useAccounts } from '../ui/useStores.ts';
import { toStreamName } from '../ui/runTexts.ts';

type Row = Queue['entries'][number];

/** What the processor has to do, by stream. */
export function QueueEntries({ rows }: { rows: Row[] }) {
  if (rows.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        Everything that came in is processed.
      </Text>
    );
  }
  return (
    <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
      {rows.map((row) => (
        <EntriesRow key={`${row.connectionId} ${row.stream}`} row={row} />
      ))}
    </Stack>
  );
}

function EntriesRow({ row }: { row: Row }) {
  const accounts = useAccounts();
  const { connectionId, stream, pending, processing, retryScheduled, oldestPendingAt } = row;
  const account = accounts.find(({ id }) => id === connectionId);
  return (
    <Group component="li" gap="xs">
      {account && !hasOwnPage(account.platform) ? (
        <Text size="sm" fw={600}>
          {toStreamName(stream)}
        </Text>
      ) : (
        <RouterLink to="/cache" search={{ connectionId, stream }} fw={600} size="sm">
          {toStreamName(stream)}
        </RouterLink>
      )}
      {account && accounts.length > 1 && <Text size="sm">of {account.name}</Text>}
      <Text size="sm" className="number">
        {formatCount(pending)} pending · {formatCount(processing)} processing ·{' '}
        {formatCount(retryScheduled)} failed, tried again by itself
      </Text>
      {oldestPendingAt !== null && (
        <Text size="sm" c="dimmed">
          oldest pending <Age at={oldestPendingAt} />
        </Text>
      )}
    </Group>
  );
}
