import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { entriesQuery } from '../../api/cache.ts';
import type { Job } from '../../api/jobs.ts';
import { readChoice } from '../../lib/search.ts';
import { EntryTable } from '../entries/EntryTable.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FilterSelect } from '../ui/FilterSelect.tsx';
import { Section } from '../ui/Section.tsx';
import { useKeyset } from '../ui/useKeyset.ts';
import { type SearchChange, useSearchChange } from '../ui/useSearchChange.ts';
import { listRunStreams, recordChoices, toRunEntriesFilter } from './runRecordFilters.ts';
import { toStreamName } from '../ui/runTexts.ts';

/** Every record the run brought, by stream and by what was made of it. */
export function RunRecords({ job }: { job: Job }) {
  const streams = listRunStreams(job);
  const search = useSearch({ from: '/shell/history/$jobId' });
  const stream = readChoice(search, 'stream', streams) ?? streams.at(-1);
  if (stream === undefined || job.jobType === 'reconcile' || job.preview) return null;
  return (
    <Section title="Records of this run">
      <Records job={job} stream={stream} streams={streams} />
    </Section>
  );
}

function Records({ job, stream, streams }: { job: Job; stream: string; streams: string[] }) {
  const search = useSearch({ from: '/shell/history/$jobId' });
  const values = recordChoices.map(({ value }) => value);
  const outcome = readChoice(search, 'outcome', values);
  const { filter, turn } = useSearchChange();
  const keyset = useKeyset(search, `${stream} ${outcome}`, turn);
  const { cursor } = keyset;
  const query = useQuery(entriesQuery(toRunEntriesFilter({ job, stream, outcome, cursor })));
  return (
    <Stack gap="sm">
      <Group gap="xs">
        {streams.length > 1 && (
          <StreamButtons streams={streams} chosen={stream} onChange={filter} />
        )}
        <FilterSelect
          label="Outcome"
          value={outcome}
          choices={recordChoices}
          onChange={(value) => filter({ outcome: value })}
        />
      </Group>
      <Text size="xs" c="dimmed">
        Each is listed with the run that brought it last, as it is now. Rows that said what was
        stored already are counted above and not listed.
      </Text>
      <EntryTable
        label={`Records of this run: ${toStreamName(stream).toLowerCase()}`}
        query={query}
        keyset={keyset}
        empty={<EmptyState title="No records match" />}
      />
    </Stack>
  );
}

function StreamButtons(props: {
  streams: string[];
  chosen: string;
  onChange: (change: SearchChange) => void;
}) {
  return (
    <Group gap={4}>
      {props.streams.map((stream) => (
        <Button
          key={stream}
          size="xs"
          variant={stream === props.chosen ? 'filled' : 'default'}
          aria-pressed={stream === props.chosen}
          onClick={() => props.onChange({ stream })}
        >
          {toStreamName(stream)}
        </Button>
      ))}
    </Group>
  );
}
