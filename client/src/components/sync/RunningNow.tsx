import { useQuery } from '@tanstack/react-query';
import { isUnfinished, type Job, liveJobsQuery } from '../../api/jobs.ts';
import { RouterLink } from '../ui/RouterLink.tsx';
import { Section } from '../ui/Section.tsx';
import { RunProgress } from './RunProgress.tsx';
import { toRunTitle } from '../ui/runTexts.ts';

/** The runs that go on, with what can be done to them; nothing while none does. */
export function RunningNow() {
  const { data } = useQuery(liveJobsQuery);
  const open = (data?.items ?? []).filter(
    ({ status, startedAt }) => isUnfinished(status) && startedAt !== null,
  );
  return open.map((job) => <RunningCard key={job.id} job={job} />);
}

export function RunningCard({ job }: { job: Job }) {
  return (
    <Section
      title={job.connectionName ? `${toRunTitle(job)} of ${job.connectionName}` : toRunTitle(job)}
      actions={
        <RouterLink to="/history/$jobId" params={{ jobId: job.id }} size="sm">
          Details
        </RouterLink>
      }
    >
      <RunProgress job={job} />
    </Section>
  );
}
