import { Group, MultiSelect, Select, Stack } from '@mantine/core';
import { useState } from 'react';
import { useZone } from '../../../app/session.ts';
import type { Job } from '../../../api/jobs.ts';
import { type BackfillRequest, startBackfill } from '../../../api/sync.ts';
import { formatCounted } from '../../../lib/numbers.ts';
import { type BackfillStream, toFieldChoices } from './backfillFields.ts';
import { DayRange } from '../connection/DayRange.tsx';
import { RecordLink } from './DeliveryParts.tsx';
import { DryRun } from './DryRun.tsx';
import { type Days, findRangeFault, noDays, toRange } from '../connection/periodChoices.ts';
import type { PanelProps } from './MaintenanceCard.tsx';

interface Choice {
  stream: BackfillStream;
  fields: string[];
  days: Days;
}

const streams: { value: BackfillStream; label: string; dated: string }[] = [
  { value: 'orders', label: 'Orders', dated: 'ordered' },
  { value: 'customers', label: 'Customers', dated: 'changed in Shopify' },
];

/** Chosen fields of existing records, computed anew from the raw cache (spec 7.8). */
export function BackfillPanel({ connection }: PanelProps) {
  const zone = useZone();
  const [choice, setChoice] = useState<Choice>({ stream: 'orders', fields: [], days: noDays });
  const change = (part: Partial<Choice>) => setChoice({ ...choice, ...part });
  const dated = streams.find(({ value }) => value === choice.stream)?.dated ?? '';
  return (
    <Stack gap="md">
      <Group gap="sm" align="flex-start">
        <Select
          label="Records"
          description="Which kind"
          data={streams.map(({ value, label }) => ({ value, label }))}
          value={choice.stream}
          onChange={(value) => {
            const stream = streams.find((one) => one.value === value)?.value;
            if (stream) change({ stream, fields: [] });
          }}
          allowDeselect={false}
          w={{ base: '100%', xs: 180 }}
        />
        <DayRange
          days={choice.days}
          onChange={(days) => change({ days })}
          zone={`${dated}, ${zone}; empty: all`}
        />
      </Group>
      <MultiSelect
        label="Fields"
        description="Only these are written"
        placeholder={choice.fields.length === 0 ? 'Choose one or more' : ''}
        data={toFieldChoices(choice.stream)}
        value={choice.fields}
        onChange={(fields) => change({ fields })}
        maxValues={50}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': 'Clear the fields' }}
        withAsterisk
      />
      <DryRun
        connection={connection}
        jobType="backfill"
        request={toRequest(choice, zone)}
        start={(request: BackfillRequest, dryRun) =>
          startBackfill(connection.id, { ...request, dryRun })
        }
        toApply={toApply}
        toExampleLink={(id) => (
          <Group gap="xs">
            {id.slice(id.indexOf(':') + 1)}
            <RecordLink stream={choice.stream} recordId={id} />
          </Group>
        )}
      />
    </Stack>
  );
}

/** null while no field is chosen, or the days are not right. */
function toRequest({ stream, fields, days }: Choice, zone: string): BackfillRequest | null {
  const range = toRange(days, zone);
  const open = days.from === '' && days.to === '';
  if (fields.length === 0 || (range === null && !open) || findRangeFault(days)) return null;
  return { stream, fields, ...range };
}

function toApply({ updated }: NonNullable<Job['preview']>) {
  if (updated === 0) return null;
  const records = formatCounted(updated, 'record');
  return {
    label: `Update ${records}`,
    explanation: `The chosen fields of ${records} are written; every other field stays as it is.`,
  };
}
