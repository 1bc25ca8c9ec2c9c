import { Badge, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ErrorGroup, errorGroupsQuery } from '../../../api/cache.ts';
import type { Connection } from '../../../api/connections.ts';
import { formatCount, formatCounted } from '../../../lib/numbers.ts';
import { RetryFailed } from '../../entries/RetryFailed.tsx';
import { Age } from '../../ui/Age.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { toStreamName } from '../../ui/runTexts.ts';
import { cacheStreams } from './cacheParts.ts';

interface Props {
  connection: Connection;
  failed: number;
}

/** Failed entries by error, and Retry Failed: all, or those of one error (spec 8.2, 8.3). */
export function FailedEntries({ connection, failed }: Props) {
  const groups = useQuery({ ...errorGroupsQuery(connection.id), enabled: failed > 0 });
  if (failed === 0) {
    return (
      <Text size="sm" c="dimmed">
        No entry has failed.
      </Text>
    );
  }
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={600} style={{ color: 'var(--mantine-color-red-text)' }}>
          {formatCounted(failed, 'entry', 'entries')} failed
        </Text>
        <RetryFailed
          shop={connection}
          request={{}}
          count={failed}
          label={`Retry all ${formatCount(failed)} failed`}
          which="whatever their error, quarantined ones too"
        />
      </Group>
      <QueryView query={groups}>
        {(items) => (
          <Stack gap="sm" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
            {items.map((group) => (
              <ErrorRow
                key={`${group.stream} ${group.code}`}
                connection={connection}
                group={group}
              />
            ))}
          </Stack>
        )}
      </QueryView>
    </Stack>
  );
}

function ErrorRow({ connection, group }: { connection: Connection; group: ErrorGroup }) {
  const { code, count, quarantined, since, example } = group;
  const stream = cacheStreams.find((name) => name === group.stream);
  return (
    <Stack gap={2} component="li">
      <Group justify="space-between" gap="xs">
        <Group gap="xs">
          <RouterLink
            to="/cache"
            search={{
              connectionId: connection.id,
              stream: group.stream,
              status: 'failed',
              errorCode: code,
            }}
            fz="sm"
            fw={500}
          >
            {code}
          </RouterLink>
          <Text size="xs" c="dimmed">
            {formatCount(count)} in {toStreamName(group.stream)}, since <Age at={since} />
          </Text>
          {quarantined > 0 && (
            <Badge color="orange">{formatCount(quarantined)} need attention</Badge>
          )}
        </Group>
        <RetryFailed
          shop={connection}
          request={{ ...(stream ? { stream } : {}), errorCode: code }}
          count={count}
          variant="default"
          label={`Retry ${formatCount(count)} failed`}
          which={`those of ${toStreamName(group.stream).toLowerCase()} with the error ${code}`}
        />
      </Group>
      <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {example}
      </Text>
    </Stack>
  );
}
