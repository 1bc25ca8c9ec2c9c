import { Alert, Select, Skeleton, Text } from '@mantine/core';
import { IconDownload, IconInfoCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useZone } from '../../../app/session.ts';
import type { Connection } from '../../../api/connections.ts';
import {
  type FullDumpPreview,
  fullDumpPreviewQuery,
  type Period,
  startFullDump,
} from '../../../api/sync.ts';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { toProblemText } from '../../ui/problemText.ts';
import { useAction } from '../../ui/useAction.ts';
import { ActionBlock } from './ActionBlock.tsx';
import { DayRange } from '../connection/DayRange.tsx';
import { noDays, type PeriodChoice, periodChoices, toPeriod } from '../connection/periodChoices.ts';
import { isLong, toRowsText, toTotalText } from './fullDumpPeriod.ts';
import { useRun } from '../connection/useRun.ts';

/** Everything of a period; says first how much that is (spec 7.1). */
export function FullDumpBlock({ connection }: { connection: Connection }) {
  const zone = useZone();
  const [choice, setChoice] = useState<PeriodChoice>('7');
  const [days, setDays] = useState(noDays);
  const run = useRun(connection.id, (job) => job.jobType === 'full' && job.origin === 'full_dump');
  const period = toPeriod(choice, days, zone);
  const isOff = connection.status === 'disconnected';
  return (
    <ActionBlock
      title="Full dump"
      description="Every order and customer that changed in a period, the whole catalogue and all stock"
      run={run}
      actions={
        <Start
          connection={connection}
          period={period}
          label={periodChoices.find(({ value }) => value === choice)?.label ?? choice}
          long={isLong(choice)}
          onStarted={run.show}
        />
      }
    >
      <Select
        label="Period"
        data={periodChoices.map((one) => ({ ...one }))}
        value={choice}
        onChange={(value) => {
          const chosen = periodChoices.find((one) => one.value === value);
          if (chosen) setChoice(chosen.value);
        }}
        allowDeselect={false}
        maw={260}
      />
      {choice === 'custom' && <DayRange days={days} onChange={setDays} zone={zone} required />}
      {period && !isOff && <Rows connectionId={connection.id} period={period} />}
    </ActionBlock>
  );
}

function useRows(connectionId: string, period: Period | null) {
  return useQuery({
    ...fullDumpPreviewQuery(connectionId, period ?? { all: true }),
    enabled: period !== null,
    retry: false,
  });
}

/** What a run of this period would read, and what it would not. */
function Rows({ connectionId, period }: { connectionId: string; period: Period }) {
  const { data, error } = useRows(connectionId, period);
  if (error) {
    return (
      <Text size="sm" c="dimmed" role="status">
        How much that is could not be asked: {toProblemText(error)}
      </Text>
    );
  }
  if (!data) return <Skeleton h={20} w="80%" role="status" aria-label="Counting" />;
  return (
    <>
      <Text size="sm" role="status">
        Would read {toRowsText(data)}.
      </Text>
      {data.notice && (
        <Alert color="yellow" py="xs" icon={<IconInfoCircle />}>
          <Text size="sm">{data.notice}</Text>
        </Alert>
      )}
    </>
  );
}

interface StartProps {
  connection: Connection;
  period: Period | null;
  label: string;
  long: boolean;
  onStarted: (jobId: string) => void;
}

function Start({ connection: { id, name, status }, period, label, long, onStarted }: StartProps) {
  const { data } = useRows(id, status === 'disconnected' ? null : period);
  const start = useAction({
    run: (chosen: Period) => startFullDump(id, chosen),
    onDone: ({ jobId }) => onStarted(jobId),
    refreshes: [['jobs', 'live'], ['connections']],
  });
  return (
    <ConfirmButton
      leftSection={<IconDownload size={16} />}
      loading={start.isPending}
      disabled={period === null || status === 'disconnected'}
      question={`Start a full dump of ${name}?`}
      explanation={toExplanation(label, long, data)}
      confirm="Start the full dump"
      onConfirm={() => period && start.mutate(period)}
    >
      {data && period ? `Read ${toTotalText(data)} rows` : 'Start the full dump'}
    </ConfirmButton>
  );
}

function toExplanation(label: string, long: boolean, rows: FullDumpPreview | undefined): string {
  const what = rows ? `reads ${toRowsText(rows)}` : 'reads everything of the period';
  const time = long ? ' This may take hours for a large store.' : '';
  return `${label}: ${what} into the raw cache and processes it. Nothing is deleted; it can be paused and cancelled at any time.${time}`;
}
