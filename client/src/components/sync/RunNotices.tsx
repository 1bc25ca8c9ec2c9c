import { Alert, List, Text } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { isUnfinished, type Job } from '../../api/jobs.ts';
import { formatCount } from '../../lib/numbers.ts';
import { findRunAdvice } from './runAdvice.ts';

/** Why it stopped and what to do, what was left out, and what else there is to know. */
export function RunNotices({ job }: { job: Job }) {
  return (
    <>
      {job.error && <RunFailure job={job} error={job.error} />}
      {job.warnings.length > 0 && (
        <Alert color="yellow" icon={<IconInfoCircle />} title="Not everything was fetched">
          <List size="sm">
            {job.warnings.map((warning) => (
              <List.Item key={warning}>{warning}</List.Item>
            ))}
          </List>
        </Alert>
      )}
    </>
  );
}

function RunFailure({ job, error }: { job: Job; error: NonNullable<Job['error']> }) {
  const bad = job.status === 'failed';
  return (
    <Alert color={bad ? 'red' : 'orange'} icon={<IconAlertTriangle />} title={toFailureTitle(job)}>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {error.message}
      </Text>
      <Text size="sm">{findRunAdvice(error.code)}</Text>
    </Alert>
  );
}

/** In the words of spec 13: `Partial sync: 950 / 1,000 records synced`. */
function toFailureTitle({ status, fetched, errors }: Job): string {
  if (isUnfinished(status)) return 'The last try did not work';
  if (status === 'truncated') return 'Not everything could be read';
  if (status !== 'completed_with_errors') return 'The run stopped';
  return `Partial sync: ${formatCount(fetched - errors)} / ${formatCount(fetched)} records synced`;
}
