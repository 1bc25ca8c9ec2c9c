import { Group, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { isUnfinished, type Job, jobsQuery } from '../../../api/jobs.ts';
import { Age } from '../../ui/Age.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { toRunTitle } from '../../ui/runTexts.ts';
import { toResultText } from '../connection/scheduleTexts.ts';

/** The newest run of a connection with what it brought, and the way to all of them. */
export function LastRun({ connectionId }: { connectionId: string }) {
  const { data, error } = useQuery(jobsQuery({ connectionId, limit: '1' }));
  const job = data?.items[0];
  return (
    <Text size="sm" component="div">
      <Title order={4} size="h6" mb={4}>
        Last run
      </Title>
      {job ? <Run job={job} /> : toAbsence(data !== undefined, error)}{' '}
      <RouterLink to="/history" search={{ connectionId }} fz="sm">
        All runs
      </RouterLink>
    </Text>
  );
}

function toAbsence(isKnown: boolean, error: Error | null): string {
  if (isKnown) return 'Nothing has run yet.';
  return error ? 'The last run could not be loaded.' : 'Loading the last run…';
}

function Run({ job }: { job: Job }) {
  return (
    <Group gap={6} mb={2}>
      <StatusBadge kind="job" value={job.status} size="sm" />
      <RouterLink to="/history/$jobId" params={{ jobId: job.id }}>
        {toRunTitle(job)}
      </RouterLink>
      <Age at={job.completedAt ?? job.startedAt ?? job.createdAt} c="dimmed" />
      {!isUnfinished(job.status) && (
        <Text span size="sm" c="dimmed" className="number">
          {toResultText(job)}
        </Text>
      )}
      {job.error && (
        <Text span size="sm" style={{ overflowWrap: 'anywhere' }}>
          {job.error.message}
        </Text>
      )}
    </Group>
  );
}
