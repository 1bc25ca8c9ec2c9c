import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { type Queue, queueQuery } from '../../api/jobs.ts';
import { formatCounted } from '../../lib/numbers.ts';
import { QueryView } from '../ui/QueryView.tsx';
import { Section } from '../ui/Section.tsx';
import { StoreFilter } from '../ui/StoreFilter.tsx';
import { useSearchChange } from '../ui/useSearchChange.ts';
import { QueueEntries } from './QueueEntries.tsx';
import { NextRuns } from './NextRuns.tsx';
import { RunningCard } from './RunningNow.tsx';
import { WaitingRuns } from './WaitingRuns.tsx';

/** What is being done, what comes next and how much there is to do (spec 7.7). */
export function QueueView() {
  const { connectionId } = useSearch({ from: '/shell/history' });
  const { filter } = useSearchChange();
  const query = useQuery(queueQuery(connectionId));
  return (
    <Stack gap="md">
      <StoreFilter value={connectionId} onChange={(id) => filter({ connectionId: id })} />
      <QueryView query={query}>{(queue) => <Parts queue={queue} />}</QueryView>
    </Stack>
  );
}

function Parts({ queue: { running, waiting, entries, next } }: { queue: Queue }) {
  return (
    <Stack gap="md">
      {running.length === 0 ? (
        <Section title="Running">
          <Text size="sm" c="dimmed">
            No run goes on at the moment.
          </Text>
        </Section>
      ) : (
        running.map((job) => <RunningCard key={job.id} job={job} />)
      )}
      <Section
        title="Waiting runs"
        marks={
          <Text size="sm" c="dimmed">
            {formatCounted(waiting.length, 'run')}
          </Text>
        }
      >
        <WaitingRuns jobs={waiting} />
      </Section>
      <Section title="Entries to process">
        <QueueEntries rows={entries} />
      </Section>
      <Section title="Next scheduled runs">
        <NextRuns rows={next} />
      </Section>
    </Stack>
  );
}
