import { SimpleGrid, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type Job, jobQuery } from '../../api/jobs.ts';
import { BackLink } from '../ui/BackLink.tsx';
import { isMissing, MissingRecord } from '../ui/MissingRecord.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { QueryView } from '../ui/QueryView.tsx';
import { Section } from '../ui/Section.tsx';
import { RunErrors } from './RunErrors.tsx';
import { RunFacts } from './RunFacts.tsx';
import { RunNotices } from './RunNotices.tsx';
import { RunPreviewFound } from './RunPreviewFound.tsx';
import { RunProgress } from './RunProgress.tsx';
import { RunRecords } from './RunRecords.tsx';
import { RunStages } from './RunStages.tsx';
import { toRunTitle } from '../ui/runTexts.ts';

/** One run: how far it is or what it did, what went wrong, and every record it brought. */
export function RunView({ jobId }: { jobId: string }) {
  const query = useQuery(jobQuery(jobId));
  if (query.data === undefined) {
    return (
      <>
        <BackLink to="/history" />
        <PageHeader title="Run" />
        {isMissing(query.error) ? (
          <MissingRecord what="run">
            The history of this workspace has none with this id.
          </MissingRecord>
        ) : (
          <QueryView query={query}>{() => null}</QueryView>
        )}
      </>
    );
  }
  return <QueryView query={query}>{(job) => <Parts job={job} />}</QueryView>;
}

function Parts({ job }: { job: Job }) {
  return (
    <>
      <BackLink to="/history" />
      <PageHeader
        title={toRunTitle(job)}
        description={job.connectionName ?? 'Of a connection that is gone'}
      />
      <Stack gap="md">
        <Section title="Result">
          <RunProgress job={job} />
        </Section>
        <RunNotices job={job} />
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
          <RunFacts job={job} />
          <RunStages job={job} />
        </SimpleGrid>
        <RunPreviewFound job={job} />
        <RunErrors job={job} />
        <RunRecords job={job} />
      </Stack>
    </>
  );
}
