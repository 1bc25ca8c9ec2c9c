import { Card, Group, Progress, SimpleGrid, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type CacheCounts, cacheStatusQuery } from '../../../api/cache.ts';
import { formatCount, formatCounted } from '../../../lib/numbers.ts';
import { toStreamName } from '../../ui/runTexts.ts';
import { Age } from '../../ui/Age.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { findLook } from '../../ui/statusLooks.ts';
import {
  type CachePart,
  type CacheStreamName,
  cacheStreams,
  isShown,
  toParts,
} from './cacheParts.ts';

const columns = { base: 2, xs: 3, lg: 5 };

/** What the raw cache holds, by stream and status; each number leads to its entries. */
export function CacheTiles({ connectionId }: { connectionId: string }) {
  const status = useQuery(cacheStatusQuery(connectionId));
  return (
    <section aria-label="Raw cache">
      <QueryView query={status} skeleton={<Waiting />}>
        {(data) => (
          <SimpleGrid cols={columns} spacing="sm">
            {cacheStreams.map((stream) => (
              <StreamTile
                key={stream}
                stream={stream}
                counts={data[stream]}
                connectionId={connectionId}
              />
            ))}
          </SimpleGrid>
        )}
      </QueryView>
    </section>
  );
}

function Waiting() {
  return (
    <SimpleGrid cols={columns} spacing="sm" role="status" aria-busy="true" aria-label="Loading">
      {cacheStreams.map((stream) => (
        <Skeleton key={stream} h={172} radius="md" />
      ))}
    </SimpleGrid>
  );
}

interface TileProps {
  stream: CacheStreamName;
  counts: CacheCounts;
  connectionId: string;
}

function StreamTile({ stream, counts, connectionId }: TileProps) {
  const parts = toParts(counts);
  return (
    <Card withBorder padding="sm" role="group" aria-label={toStreamName(stream)}>
      <Stack gap={8} h="100%">
        <Group justify="space-between" gap={4} align="baseline">
          <Text size="sm" fw={600}>
            {toStreamName(stream)}
          </Text>
          <Text size="xs" c="dimmed">
            <Age at={counts.lastReceivedAt} none="nothing yet" />
          </Text>
        </Group>
        <RouterLink
          to="/cache"
          search={{ connectionId, stream }}
          fz={24}
          fw={600}
          lh={1.1}
          c="inherit"
          underline="hover"
          className="number"
          aria-label={`${toStreamName(stream)}: ${formatCounted(counts.total, 'entry', 'entries')}`}
        >
          {formatCount(counts.total)}
        </RouterLink>
        <Bar parts={parts} />
        <Stack gap={2}>
          {parts.filter(isShown).map((part) => (
            <Part key={part.status} part={part} stream={stream} connectionId={connectionId} />
          ))}
        </Stack>
      </Stack>
    </Card>
  );
}

/** The numbers below say the same: nothing for screen readers here. */
function Bar({ parts }: { parts: CachePart[] }) {
  return (
    <Progress.Root size={6} aria-hidden>
      {parts.map(({ status, percent }) => (
        <Progress.Section
          key={status}
          value={percent}
          color={findLook('entry', status).color}
          withAria={false}
        />
      ))}
    </Progress.Root>
  );
}

interface PartProps {
  part: CachePart;
  stream: CacheStreamName;
  connectionId: string;
}

function Part({ part: { status, count }, stream, connectionId }: PartProps) {
  const { label } = findLook('entry', status);
  const style = status === 'failed' ? { color: 'var(--mantine-color-red-text)' } : {};
  if (count === 0) {
    return (
      <Group justify="space-between" gap={4}>
        <Text size="xs" c="dimmed">
          {label}
        </Text>
        <Text size="xs" c="dimmed" className="number">
          0
        </Text>
      </Group>
    );
  }
  return (
    <RouterLink
      to="/cache"
      search={{ connectionId, stream, status }}
      fz="xs"
      c="inherit"
      underline="hover"
    >
      <Group justify="space-between" gap={4} component="span" style={style}>
        <span>{label}</span>
        <span className="number">{formatCount(count)}</span>
      </Group>
    </RouterLink>
  );
}
