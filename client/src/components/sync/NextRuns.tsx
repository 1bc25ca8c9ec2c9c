import { Group, Stack, Text } from '@mantine/core';
import type { Queue } from '../../api/jobs.ts';
import { Age, When } from '../ui/Age.tsx';
import { RouterLink } from '../ui/RouterLink.tsx';
import { useStores } from '../ui/useStores.ts';
import { toStreamName } from '../ui/runTexts.ts';

/** Scheduled runs to come, soonest first. */
export function NextRuns({ rows }: { rows: Queue['next'] }) {
  const stores = useStores();
  if (rows.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        No schedule is on. Start them on the{' '}
        <RouterLink to="/settings/shopify">Shopify page</RouterLink>.
      </Text>
    );
  }
  return (
    <Stack component="ul" gap={6} m={0} p={0} style={{ listStyle: 'none' }}>
      {rows.map(({ connectionId, stream, at }) => (
        <Group component="li" key={`${connectionId} ${stream}`} gap="xs">
          <Text size="sm" fw={600}>
            {toStreamName(stream)}
          </Text>
          {stores.length > 1 && (
            <Text size="sm">{stores.find(({ id }) => id === connectionId)?.name}</Text>
          )}
          <Text size="sm" c="dimmed">
            <Age at={at} /> (<When at={at} />)
          </Text>
        </Group>
      ))}
    </Stack>
  );
}
