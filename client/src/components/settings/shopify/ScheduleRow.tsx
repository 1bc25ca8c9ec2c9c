import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconClockEdit, IconPlayerPlay } from '@tabler/icons-react';
import { useMay } from '../../../app/session.ts';
import type { Connection } from '../../../api/connections.ts';
import { isUnfinished, type Job } from '../../../api/jobs.ts';
import { type StreamSchedule, triggerSchedule } from '../../../api/scheduler.ts';
import { RunProgress } from '../../sync/RunProgress.tsx';
import { toStreamName } from '../../ui/runTexts.ts';
import { Age } from '../../ui/Age.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { useAction } from '../../ui/useAction.ts';
import { ScheduleModal } from './ScheduleModal.tsx';
import { toIntervalText, toLookbackText, toResultText } from '../connection/scheduleTexts.ts';
import { useRun } from '../connection/useRun.ts';

interface Props {
  connection: Connection;
  schedule: StreamSchedule;
}

/** One stream's schedule: how often, how far back, last run with its results, next run. */
export function ScheduleRow({ connection, schedule }: Props) {
  const { stream, running, intervalMinutes, lookbackHours, lastRun, nextRunAt } = schedule;
  const run = useRun(connection.id, (job) => isOfSchedule(job, stream));
  return (
    <Stack gap={4}>
      <Group justify="space-between" gap="xs">
        <Group gap="xs">
          <Title order={3} size="h6">
            {toStreamName(stream)}
          </Title>
          {!running && <Badge color="yellow">Stopped</Badge>}
        </Group>
        {!run.isGoingOn && (
          <Actions connection={connection} schedule={schedule} onStarted={run.show} />
        )}
      </Group>
      {run.job && run.isGoingOn ? (
        <RunProgress job={run.job} />
      ) : (
        <Text size="xs" c="dimmed" component="div">
          <div>
            Every {toIntervalText(intervalMinutes)}, reads {toLookbackText(lookbackHours)}.{' '}
            {running && (
              <>
                Next <Age at={nextRunAt} none="not planned" />.
              </>
            )}
          </div>
          <LastRun job={lastRun} />
        </Text>
      )}
    </Stack>
  );
}

/** Runs of one stream that no other card of the page shows. */
function isOfSchedule({ jobType, origin }: Job, stream: string): boolean {
  const own = stream === 'orders' || stream === 'inventory' || origin === 'lookback';
  return jobType === stream && own;
}

function LastRun({ job }: { job: Job | null }) {
  if (!job) return <div>Has not run yet</div>;
  return (
    <Group gap={6} mt={4}>
      <StatusBadge kind="job" value={job.status} size="sm" />
      <RouterLink to="/history/$jobId" params={{ jobId: job.id }}>
        <Age at={job.completedAt ?? job.startedAt ?? job.createdAt} />
      </RouterLink>
      <span className="number">{isUnfinished(job.status) ? null : toResultText(job)}</span>
      {job.error && <span>{job.error.message}</span>}
    </Group>
  );
}

interface ActionsProps extends Props {
  onStarted: (jobId: string) => void;
}

function Actions({ connection, schedule: { stream, ...schedule }, onStarted }: ActionsProps) {
  const [opened, { open, close }] = useDisclosure(false);
  const mayOperate = useMay('operate');
  const mayAdminister = useMay('administer');
  const name = toStreamName(stream).toLowerCase();
  const trigger = useAction({
    run: () => triggerSchedule(connection.id, stream),
    onDone: ({ jobId }) => onStarted(jobId),
    refreshes: [['jobs', 'live']],
  });
  return (
    <Group gap={4}>
      {mayOperate && (
        <Button
          size="compact-xs"
          variant="light"
          aria-label={`Trigger now: ${name}`}
          loading={trigger.isPending}
          disabled={connection.status === 'disconnected'}
          leftSection={<IconPlayerPlay size={12} />}
          onClick={() => trigger.mutate()}
        >
          Trigger now
        </Button>
      )}
      {mayAdminister && (
        <Button
          size="compact-xs"
          variant="subtle"
          aria-label={`Change the schedule of ${name}`}
          leftSection={<IconClockEdit size={12} />}
          onClick={open}
        >
          Change
        </Button>
      )}
      <ScheduleModal
        connection={connection}
        schedule={{ stream, ...schedule }}
        opened={opened}
        onClose={close}
      />
    </Group>
  );
}
