import { Alert, Group, Progress, Stack, Text } from '@mantine/core';
import { IconHourglass } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { isUnfinished, type Job } from '../../api/jobs.ts';
import { Age } from '../ui/Age.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { findLook } from '../ui/statusLooks.ts';
import { RunActions } from './RunActions.tsx';
import { RunCounters } from './RunCounters.tsx';
import { toProgressText, toRunTitle } from '../ui/runTexts.ts';
import { useSaidSeldom } from './useSaidSeldom.ts';

/**
 * One run as it goes on: state, how far, how fast, how long still, what it waits for, its counters, and for operators
 * pause, resume and cancel. An unknown total is a counter, never a made-up percentage.
 */
export function RunProgress({ job }: { job: Job }) {
  const unfinished = isUnfinished(job.status);
  return (
    <Stack gap="sm" component="section" aria-label={`${toRunTitle(job)}: progress`}>
      <Group justify="space-between" gap="xs">
        <Group gap="xs">
          <StatusBadge kind="job" value={job.status} />
          <Text size="sm" className="number">
            {toStateText(job)}
          </Text>
        </Group>
        <RunActions job={job} />
      </Group>
      {unfinished && job.progress.percent !== null && (
        <Bar job={job} percent={job.progress.percent} />
      )}
      <Waiting job={job} />
      <RunCounters job={job} />
      <Announcement job={job} />
    </Stack>
  );
}

/** A run that has not begun or has ended has no progress to tell. */
function toStateText(job: Job): ReactNode {
  if (job.startedAt === null)
    return (
      <>
        Asked for <Age at={job.createdAt} />
      </>
    );
  if (isUnfinished(job.status)) return toProgressText(job);
  return (
    <>
      Ended <Age at={job.completedAt} />
    </>
  );
}

function Bar({ job, percent }: { job: Job; percent: number }) {
  const moving = job.status === 'running';
  return (
    <Progress.Root size="lg">
      <Progress.Section
        value={percent}
        color={moving ? 'sluice' : 'gray'}
        striped={moving}
        animated={moving}
        aria-label={`${toRunTitle(job)}: how far`}
      />
    </Progress.Root>
  );
}

/** Why nothing seems to happen: a rate limit, or a try after a failure. */
function Waiting({ job }: { job: Job }) {
  if (!isUnfinished(job.status) || (job.notice === null && job.retryAt === null)) return null;
  return (
    <Alert color="yellow" py="xs" icon={<IconHourglass />}>
      <Text size="sm">
        {job.notice ?? job.error?.message ?? 'The last try did not work.'}
        {job.retryAt && (
          <>
            {' '}
            Tried again <Age at={job.retryAt} />, by itself.
          </>
        )}
      </Text>
    </Alert>
  );
}

/** For screen readers, every ten seconds at most; nothing of a run that had ended before. */
function Announcement({ job }: { job: Job }) {
  const unfinished = isUnfinished(job.status);
  const [wasUnfinished] = useState(unfinished);
  const said = useSaidSeldom(
    unfinished ? toProgressText(job) : `Ended: ${findLook('job', job.status).label}`,
  );
  if (!wasUnfinished) return null;
  return (
    <span className="visually-hidden" aria-live="polite">
      {said}
    </span>
  );
}
