import type { Job } from '../../api/jobs.ts';
import { formatDuration } from '../../lib/time.ts';
import { Age, When } from '../ui/Age.tsx';
import { Facts } from '../ui/Facts.tsx';
import { Section } from '../ui/Section.tsx';
import { toWords } from '../ui/statusLooks.ts';
import { useAccounts } from '../ui/useStores.ts';
import { toAsker, toOriginName, toTypeName } from '../ui/runTexts.ts';

export function RunFacts({ job }: { job: Job }) {
  const { options } = job;
  const account = useAccounts().find(({ id }) => id === job.connectionId);
  return (
    <Section title="About this run">
      <Facts
        facts={[
          { label: 'Account', value: job.connectionName },
          { label: 'Platform', value: account?.platformName ?? toWords(job.platform) },
          { label: 'Type', value: toTypeName(job.jobType) },
          { label: 'Reads', value: toOriginName(job.origin) },
          { label: 'Triggered by', value: toAsker(job) },
          { label: 'Asked for', value: <Moment at={job.createdAt} /> },
          { label: 'Started', value: job.startedAt && <Moment at={job.startedAt} /> },
          { label: 'Ended', value: job.completedAt && <Moment at={job.completedAt} /> },
          {
            label: 'Took',
            value: job.durationMs === null ? null : formatDuration(job.durationMs / 1000),
          },
          { label: 'Failed tries', value: job.failures > 0 ? String(job.failures) : null },
          { label: 'Only the error', value: options?.errorCode },
          { label: 'Only the fields', value: options?.fields?.join(', ') },
          { label: 'Dry run', value: options?.dryRun ? 'Yes: nothing was written' : null },
        ]}
      />
    </Section>
  );
}

function Moment({ at }: { at: string }) {
  return (
    <>
      <When at={at} /> (<Age at={at} />)
    </>
  );
}
