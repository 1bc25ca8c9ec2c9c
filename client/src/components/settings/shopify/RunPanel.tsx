import { Alert, CloseButton, Group, Loader, Paper, Stack, Text } from '@mantine/core';
import { isUnfinished, type Job } from '../../../api/jobs.ts';
import { formatCount } from '../../../lib/numbers.ts';
import { RunProgress } from '../../sync/RunProgress.tsx';
import { toRunTitle, toStreamName } from '../../sync/runTexts.ts';
import { RouterLink } from '../../ui/RouterLink.tsx';
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
            <RouterLink to="/history/$jobId" params={{ jobId: job.id }} size="sm">
              Open the run
            </RouterLink>
          </Group>
          {!isUnfinished(job.status) && (
            <CloseButton size="sm" aria-label="Put the result away" onClick={dismiss} />
          )}
        </Group>
        <RunProgress job={job} />
        <Stages job={job} />
        <Problems job={job} />
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

/** How far each stream is, where a run has several. */
function Stages({ job: { stages } }: { job: Job }) {
  if (stages.length < 2) return null;
  return (
    <Group gap="md" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
      {stages.map(({ stream, status, fetched, total }) => (
        <Text key={stream} component="li" size="xs" c="dimmed" className="number">
          {toStreamName(stream)}{' '}
          {status === 'pending' ? 'waits' : toStageText(fetched, total, status)}
        </Text>
      ))}
    </Group>
  );
}

function toStageText(fetched: number, total: number | null, status: string): string {
  const rows =
    total === null ? formatCount(fetched) : `${formatCount(fetched)} of ${formatCount(total)}`;
  return status === 'done' ? `${formatCount(fetched)} ✓` : rows;
}

/** Why it ended as it did, and what was left out. */
function Problems({ job: { status, error, warnings } }: { job: Job }) {
  const texts = [...(error && !isUnfinished(status) ? [error.message] : []), ...warnings];
  if (texts.length === 0) return null;
  return (
    <Alert color={status === 'failed' ? 'red' : 'yellow'} py="xs">
      {texts.map((text) => (
        <Text key={text} size="sm">
          {text}
        </Text>
      ))}
    </Alert>
  );
}
