import { Group, Progress, Stack, Text } from '@mantine/core';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { DataTableColumn } from 'mantine-datatable';
import type { ReactNode } from 'react';
import { isUnfinished, type Job, type JobList, liveJobsQuery } from '../../api/jobs.ts';
import { formatCount } from '../../lib/numbers.ts';
import { formatDuration } from '../../lib/time.ts';
import { Age, When } from '../ui/Age.tsx';
import { DataList } from '../ui/DataList.tsx';
import { RouterLink } from '../ui/RouterLink.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import type { Keyset } from '../ui/useKeyset.ts';
import { toAsker, toRunTitle } from '../ui/runTexts.ts';

interface Props {
  query: UseQueryResult<JobList>;
  keyset: Keyset;
  empty: ReactNode;
}

/** Runs, newest first; those that go on move by themselves. */
export function RunTable({ query, keyset, empty }: Props) {
  const navigate = useNavigate();
  return (
    <DataList<Job>
      label="Runs"
      query={useLiveRows(query)}
      columns={columns}
      keyset={keyset}
      empty={empty}
      renderCard={(job) => <RunCard job={job} />}
      onOpen={({ id }) => void navigate({ to: '/history/$jobId', params: { jobId: id } })}
    />
  );
}

/** The rows with what news says of them since the list was asked for. */
function useLiveRows(query: UseQueryResult<JobList>) {
  const { data: live } = useQuery(liveJobsQuery);
  const { data, error, isPending, refetch, isPlaceholderData } = query;
  const news = new Map((live?.items ?? []).map((job) => [job.id, job]));
  const rows = data && { ...data, items: data.items.map((job) => news.get(job.id) ?? job) };
  return { data: rows, error, isPending, refetch, isPlaceholderData };
}

const columns: DataTableColumn<Job>[] = [
  { accessor: 'jobType', title: 'Run', render: (job) => <RunName job={job} /> },
  { accessor: 'status', title: 'Status', render: (job) => <RunState job={job} /> },
  {
    accessor: 'fetched',
    title: 'Fetched',
    textAlign: 'right',
    width: 100,
    render: ({ fetched }) => <Count of={fetched} />,
  },
  {
    accessor: 'errors',
    title: 'Errors',
    textAlign: 'right',
    width: 90,
    render: ({ errors }) => <Count of={errors} bad />,
  },
  { accessor: 'triggeredBy', title: 'Triggered by', render: (job) => toAsker(job) },
  {
    accessor: 'createdAt',
    title: 'Started',
    width: 150,
    render: (job) => <When at={job.startedAt ?? job.createdAt} />,
  },
  { accessor: 'durationMs', title: 'Took', width: 120, render: toTook },
];

function Count({ of: count, bad = false }: { of: number; bad?: boolean }) {
  const style = bad && count > 0 ? { color: 'var(--mantine-color-red-text)' } : {};
  return (
    <Text span inherit className="number" style={style}>
      {formatCount(count)}
    </Text>
  );
}

function RunName({ job }: { job: Job }) {
  return (
    <Stack gap={0}>
      <RouterLink to="/history/$jobId" params={{ jobId: job.id }} fw={600} size="sm">
        {toRunTitle(job)}
      </RouterLink>
      <Text size="xs" c="dimmed">
        {job.connectionName ?? 'Deleted connection'}
      </Text>
    </Stack>
  );
}

function RunState({ job }: { job: Job }) {
  const { percent, text } = job.progress;
  return (
    <Stack gap={4} align="flex-start">
      <StatusBadge kind="job" value={job.status} />
      {isUnfinished(job.status) && job.startedAt !== null && (
        <>
          {percent !== null && (
            <Progress
              w={140}
              size="sm"
              value={percent}
              aria-label={`${toRunTitle(job)}: how far`}
            />
          )}
          <Text size="xs" c="dimmed" className="number">
            {text}
          </Text>
        </>
      )}
      {job.error && !isUnfinished(job.status) && (
        <Text size="xs" style={{ overflowWrap: 'anywhere' }}>
          {job.error.message}
        </Text>
      )}
    </Stack>
  );
}

function toTook({ durationMs, startedAt, completedAt }: Job): ReactNode {
  if (durationMs !== null) return formatDuration(durationMs / 1000);
  return startedAt !== null && completedAt === null ? 'goes on' : '–';
}

function RunCard({ job }: { job: Job }) {
  return (
    <Stack gap={6}>
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <RunName job={job} />
        <Age at={job.startedAt ?? job.createdAt} size="xs" c="dimmed" />
      </Group>
      <RunState job={job} />
      <Text size="xs" c="dimmed">
        {formatCount(job.fetched)} fetched, {formatCount(job.errors)} errors · {toAsker(job)} ·{' '}
        {toTook(job)}
      </Text>
    </Stack>
  );
}
