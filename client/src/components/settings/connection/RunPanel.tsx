import { CloseButton, Group, Loader, Paper, Stack, Text } from '@mantine/core';
import { isUnfinished } from '../../../api/jobs.ts';
import { RunNotices } from '../../sync/RunNotices.tsx';
import { RunProgress } from '../../sync/RunProgress.tsx';
import { toRunTitle } from '../../ui/runTexts.ts';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { StageBars } from './StageBars.tsx';
import type { RunWatch } from './useRun.ts';

/** The run in place of the buttons that started it; once it has ended, what came of it. */
export function RunPanel({ run }: { run: RunWatch }) {
  const { job, isStarting, dismiss } = run;
  if (isStarting) return <Starting />;
  if (!job) return null;
  return (
    <Paper p="sm" withBorder bg="var(--mantine-color-default-hover)">
      <Stack gap="sm">
        <Group justify="space-between" wrap="nowrap">
          <Group gap="xs">
            <Text size="sm" fw={600}>
              {toRunTitle(job)}
            </Text>
            <RouterLink to="/history/$jobId" params={{ jobId: job.id }} fz="sm">
              Open the run
            </RouterLink>
          </Group>
          {!isUnfinished(job.status) && (
            <CloseButton size="sm" aria-label="Put the result away" onClick={dismiss} />
          )}
        </Group>
        <RunProgress job={job} />
        <StageBars job={job} />
        <RunNotices job={job} />
      </Stack>
    </Paper>
  );
}

function Starting() {
  return (
    <Group gap="xs" role="status">
      <Loader size="xs" />
      <Text size="sm">Starting…</Text>
    </Group>
  );
}
