import { Group, Stack, Text } from '@mantine/core';
import type { Queue } from '../../api/jobs.ts';
import { Age, When } from '../ui/Age.tsx';
import { RouterLink } from '../ui/RouterLink.tsx';
import { useAccounts } from '../ui/useStores.ts';
import { toStreamName } from '../ui/runTexts.ts';

/** Scheduled runs to come, soonest first. */
export function NextRuns({ rows }: { rows: Queue['next'] }) {
  const accounts = useAccounts();
  if (rows.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        No schedule is on. Set how often each stream is read on the{' '}
        <RouterLink to="/settings/platforms">Platforms page</RouterLink>.
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
          {accounts.length > 1 && (
            <Text size="sm">{accounts.find(({ id }) => id === connectionId)?.name}</Text>
          )}
          <Text size="sm" c="dimmed">
            <Age at={at} /> (<When at={at} />)
          </Text>
        </Group>
      ))}
    </Stack>
  );
}
