import { Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { failedOfRunQuery } from '../../api/cache.ts';
import { isUnfinished, type Job } from '../../api/jobs.ts';
import { useMay } from '../../app/session.ts';
import { formatCount } from '../../lib/numbers.ts';
import { RetryFailed } from '../entries/RetryFailed.tsx';
import { RouterLink } from '../ui/RouterLink.tsx';
import { Section } from '../ui/Section.tsx';
import { RetryDetail } from './RetryDetail.tsx';
import { toStreamName } from '../ui/runTexts.ts';

type Detail = Job['errorDetails'][number];

/** What failed while it ran, record by record, and Retry for one and for all that are failed still. */
export function RunErrors({ job }: { job: Job }) {
  if (job.errorDetails.length === 0) return null;
  const more = job.errors - job.errorDetails.length;
  return (
    <Section title="Errors" actions={<RetryAll job={job} />}>
      <Stack gap="sm" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {job.errorDetails.map((detail, index) => (
          <ErrorRow key={`${detail.externalId} ${index}`} job={job} detail={detail} />
        ))}
      </Stack>
      {more > 0 && (
        <Text size="sm" c="dimmed" mt="sm">
          {formatCount(more)} more are not listed here; those that are failed still are among the
          records below.
        </Text>
      )}
    </Section>
  );
}

function ErrorRow({ job, detail }: { job: Job; detail: Detail }) {
  const { stream, externalId, entryId, code, message } = detail;
  return (
    <Group component="li" justify="space-between" align="flex-start" gap="xs">
      <Stack gap={0} miw={0} flex="1 1 260px">
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {toStreamName(stream)}{' '}
          {entryId === null ? (
            (externalId ?? 'without an id')
          ) : (
            <RouterLink to="/cache/$entryId" params={{ entryId }}>
              {externalId}
            </RouterLink>
          )}
        </Text>
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          <Text span inherit fw={600}>
            {code}
          </Text>{' '}
          {message}
        </Text>
      </Stack>
      {entryId !== null && <RetryDetail connectionId={job.connectionId} entryId={entryId} />}
    </Group>
  );
}

/** Asks the server how many of the run's records are failed still: some may have healed since. */
function RetryAll({ job }: { job: Job }) {
  const mayRetry = useMay('operate');
  const enabled = mayRetry && !isUnfinished(job.status);
  const { data } = useQuery({ ...failedOfRunQuery(job.connectionId, job.id), enabled });
  const count = data ?? 0;
  if (!enabled || count === 0) return null;
  return (
    <RetryFailed
      shop={{ id: job.connectionId, name: job.connectionName ?? 'the connection' }}
      request={{ jobId: job.id }}
      count={count}
      label={`Retry all ${formatCount(count)} failed`}
      which="those this run brought"
    />
  );
}
