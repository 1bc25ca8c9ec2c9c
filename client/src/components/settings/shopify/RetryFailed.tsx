import { Badge, Group, Stack, Text } from '@mantine/core';
import { IconRotate } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMay } from '../../../app/session.ts';
import {
  type ErrorGroup,
  errorGroupsQuery,
  retryFailed,
  type RetryRequest,
} from '../../../api/cache.ts';
import type { Connection } from '../../../api/connections.ts';
import { formatCount, formatCounted } from '../../../lib/numbers.ts';
import { toStreamName } from '../../ui/runTexts.ts';
import { Age } from '../../ui/Age.tsx';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { useAction } from '../../ui/useAction.ts';

interface Props {
  connection: Connection;
  failed: number;
}

/** Failed entries by error, and Retry Failed: all, or those of one error (spec 8.2, 8.3). */
export function RetryFailed({ connection, failed }: Props) {
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
        <Retry connection={connection} count={failed} what="every failed entry" body={{}} />
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
  const { stream, code, count, quarantined, since, example } = group;
  return (
    <Stack gap={2} component="li">
      <Group justify="space-between" gap="xs">
        <Group gap="xs">
          <RouterLink
            to="/cache"
            search={{ connectionId: connection.id, stream, status: 'failed', errorCode: code }}
            fz="sm"
            fw={500}
          >
            {code}
          </RouterLink>
          <Text size="xs" c="dimmed">
            {formatCount(count)} in {toStreamName(stream)}, since <Age at={since} />
          </Text>
          {quarantined > 0 && (
            <Badge color="orange">{formatCount(quarantined)} need attention</Badge>
          )}
        </Group>
        <Retry
          connection={connection}
          count={count}
          what={`every entry of ${toStreamName(stream)} with ${code}`}
          body={{ stream: toStream(stream), errorCode: code }}
        />
      </Group>
      <Text size="xs" c="dimmed" lineClamp={3} title={example}>
        {example}
      </Text>
    </Stack>
  );
}

type Stream = NonNullable<RetryRequest['stream']>;
const streams: Stream[] = ['orders', 'products', 'customers', 'inventory', 'events'];

function toStream(name: string): Stream | undefined {
  return streams.find((stream) => stream === name);
}

interface RetryProps {
  connection: Connection;
  count: number;
  what: string;
  body: RetryRequest;
}

function Retry({ connection: { id, name }, count, what, body }: RetryProps) {
  const mayOperate = useMay('operate');
  const retry = useAction({
    run: () => retryFailed(id, body),
    refreshes: [['cache'], ['queue']],
    done: ({ requeued }) => `${formatCounted(requeued, 'entry', 'entries')} tried again`,
  });
  if (!mayOperate) return null;
  return (
    <ConfirmButton
      size="xs"
      variant="default"
      loading={retry.isPending}
      leftSection={<IconRotate size={14} />}
      question={`Retry ${formatCounted(count, 'failed entry', 'failed entries')} of ${name}?`}
      explanation={`Sets ${what} to pending, quarantined ones too; the processor tries them again at once.`}
      confirm={`Retry ${formatCount(count)} failed`}
      onConfirm={() => retry.mutate()}
    >
      Retry {formatCount(count)} failed
    </ConfirmButton>
  );
}
