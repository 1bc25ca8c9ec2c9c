import { Group, Select, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useZone } from '../../../app/session.ts';
import { errorGroupsQuery } from '../../../api/cache.ts';
import { type ReplayRequest, startReplay } from '../../../api/sync.ts';
import { formatCount, formatCounted } from '../../../lib/numbers.ts';
import { toStreamName } from '../../ui/runTexts.ts';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { type CacheStreamName, cacheStreams } from './cacheParts.ts';
import { DayRange } from '../connection/DayRange.tsx';
import { DryRun } from './DryRun.tsx';
import { type Days, findRangeFault, noDays, toRange } from '../connection/periodChoices.ts';
import type { PanelProps } from './MaintenanceCard.tsx';
import type { Job } from '../../../api/jobs.ts';

interface Choice {
  stream: CacheStreamName;
  errorCode: string | null;
  days: Days;
}

/** Entries of the raw cache through the processor again: all, of some days, or of an error (spec 8.4). */
export function ReplayPanel({ connection }: PanelProps) {
  const zone = useZone();
  const [choice, setChoice] = useState<Choice>({ stream: 'orders', errorCode: null, days: noDays });
  const change = (part: Partial<Choice>) => setChoice({ ...choice, ...part });
  return (
    <Stack gap="md">
      <Group gap="sm" align="flex-start">
        <Select
          label="Stream"
          description="Which entries"
          data={cacheStreams.map((value) => ({ value, label: toStreamName(value) }))}
          value={choice.stream}
          onChange={(value) => {
            const stream = cacheStreams.find((name) => name === value);
            if (stream) change({ stream, errorCode: null });
          }}
          allowDeselect={false}
          w={{ base: '100%', xs: 180 }}
        />
        <ErrorSelect
          connectionId={connection.id}
          choice={choice}
          onChange={(errorCode) => change({ errorCode })}
        />
        <DayRange
          days={choice.days}
          onChange={(days) => change({ days })}
          zone={`received, ${zone}; empty: all`}
        />
      </Group>
      <DryRun
        connection={connection}
        jobType="replay"
        request={toRequest(choice, zone)}
        start={(request: ReplayRequest, dryRun) =>
          startReplay(connection.id, { ...request, dryRun })
        }
        toApply={(found) => toApply(found, choice.stream)}
        toExampleLink={(entryId) => (
          <RouterLink to="/cache/$entryId" params={{ entryId }} fz="sm">
            {entryId.slice(entryId.indexOf(':') + 1)}
          </RouterLink>
        )}
      />
    </Stack>
  );
}

/** null while a day is missing or the days are the wrong way round. */
function toRequest({ stream, errorCode, days }: Choice, zone: string): ReplayRequest | null {
  const range = toRange(days, zone);
  const open = days.from === '' && days.to === '';
  if ((range === null && !open) || findRangeFault(days)) return null;
  return { stream, ...(errorCode === null ? {} : { errorCode }), ...range };
}

function toApply(found: NonNullable<Job['preview']>, stream: string) {
  const { created, updated, unchanged, skipped, failed } = found;
  const total = created + updated + unchanged + skipped + failed;
  if (total === 0) return null;
  const entries = formatCounted(total, 'entry', 'entries');
  return {
    label: `Replay ${entries}`,
    explanation: `${entries} of ${toStreamName(stream).toLowerCase()} are processed again: ${formatCount(created)} records would be created, ${formatCount(updated)} updated. What people did in the warehouse is kept.`,
  };
}

interface ErrorSelectProps {
  connectionId: string;
  choice: Choice;
  onChange: (errorCode: string | null) => void;
}

function ErrorSelect({ connectionId, choice: { stream, errorCode }, onChange }: ErrorSelectProps) {
  const { data } = useQuery(errorGroupsQuery(connectionId));
  const found = (data ?? []).filter((group) => group.stream === stream);
  return (
    <Select
      label="Error"
      description="Only entries that failed with it"
      placeholder={found.length === 0 ? 'Nothing has failed' : 'With and without an error'}
      data={found.map(({ code, count }) => ({
        value: code,
        label: `${code} (${formatCount(count)})`,
      }))}
      value={errorCode}
      onChange={onChange}
      disabled={found.length === 0}
      clearable
      clearButtonProps={{ 'aria-label': 'Clear the error' }}
      w={{ base: '100%', xs: 240 }}
    />
  );
}
