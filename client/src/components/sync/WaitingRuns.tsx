import { Group, Stack, Text } from '@mantine/core';
import type { Job } from '../../api/jobs.ts';
import { formatCount } from '../../lib/numbers.ts';
import { Age } from '../ui/Age.tsx';
import { RouterLink } from '../ui/RouterLink.tsx';
import { RunActions } from './RunActions.tsx';
import { toAsker, toRunTitle } from '../ui/runTexts.ts';

/** In the order they will run: by priority, then by who has waited longest. */
export function WaitingRuns({ jobs }: { jobs: Job[] }) {
  if (jobs.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        Nothing waits.
      </Text>
    );
  }
  return (
    <Stack component="ol" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
      {jobs.map((job, index) => (
        <Group component="li" key={job.id} justify="space-between" gap="xs">
          <Stack gap={0}>
            <Text size="sm">
              {formatCount(index + 1)}.{' '}
              <RouterLink to="/history/$jobId" params={{ jobId: job.id }} fw={600}>
                {toRunTitle(job)}
              </RouterLink>{' '}
              of {job.connectionName ?? 'a deleted connection'}
            </Text>
            <Text size="xs" c="dimmed">
              Asked for by {toAsker(job)} <Age at={job.createdAt} />
              {job.retryAt && (
                <>
                  , tried again <Age at={job.retryAt} />
                </>
              )}
              {job.notice && `. ${job.notice}`}
            </Text>
          </Stack>
          <RunActions job={job} />
        </Group>
      ))}
    </Stack>
  );
}
