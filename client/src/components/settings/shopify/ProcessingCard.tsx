import { Badge, Button, Divider, Stack, Text } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMay } from '../../../app/session.ts';
import { cacheStatusQuery } from '../../../api/cache.ts';
import type { Connection } from '../../../api/connections.ts';
import { type ProcessorState, processorQuery, switchProcessor } from '../../../api/processor.ts';
import { formatCount, formatCounted } from '../../../lib/numbers.ts';
import { Age } from '../../ui/Age.tsx';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { Section } from '../../ui/Section.tsx';
import { useAction } from '../../ui/useAction.ts';
import { sumOf } from './cacheParts.ts';
import { ProcessPending } from './ProcessPending.tsx';
import { FailedEntries } from './FailedEntries.tsx';

/** From the raw cache to records: what waits, what failed, and the switch (spec 8.2). */
export function ProcessingCard({ connection }: { connection: Connection }) {
  const state = useQuery(processorQuery(connection.id));
  return (
    <Section
      title="Processing"
      marks={state.data && <StateBadge paused={state.data.paused} />}
      actions={state.data && <Switch connection={connection} paused={state.data.paused} />}
    >
      <QueryView query={state}>
        {(processor) => <Contents connection={connection} processor={processor} />}
      </QueryView>
    </Section>
  );
}

interface ContentsProps {
  connection: Connection;
  processor: ProcessorState;
}

/** The tiles' counts are live: they are the ones that are shown once they are there. */
function Contents({ connection, processor }: ContentsProps) {
  const { data: status } = useQuery(cacheStatusQuery(connection.id));
  const pending = status ? sumOf(status, 'pending') : processor.pending;
  const working = status ? sumOf(status, 'processing') : processor.processing;
  const failed = status ? sumOf(status, 'failed') : processor.failed;
  return (
    <Stack gap="md">
      <Text size="sm">
        {toWaitText(pending, working)}
        {pending > 0 && processor.oldestPendingAt && (
          <>
            {' '}
            The oldest came <Age at={processor.oldestPendingAt} />.
          </>
        )}
      </Text>
      <ProcessPending connection={connection} pending={pending} paused={processor.paused} />
      <Divider />
      <FailedEntries connection={connection} failed={failed} />
    </Stack>
  );
}

function toWaitText(pending: number, working: number): string {
  if (pending + working === 0) return 'Nothing waits: every entry was processed.';
  const now = working > 0 ? `, ${formatCount(working)} processed right now` : '';
  return `${formatCounted(pending, 'entry waits', 'entries wait')}${now}.`;
}

function StateBadge({ paused }: { paused: boolean }) {
  return <Badge color={paused ? 'yellow' : 'green'}>{paused ? 'Paused' : 'On'}</Badge>;
}

function Switch({ connection: { id, name }, paused }: { connection: Connection; paused: boolean }) {
  const mayOperate = useMay('operate');
  const turn = useAction({
    run: () => switchProcessor(id, paused ? 'resume' : 'pause'),
    refreshes: [['queue'], ['connections']],
    done: () => (paused ? 'The processor goes on' : 'The processor is paused'),
  });
  if (!mayOperate) return null;
  if (paused) {
    return (
      <Button
        size="xs"
        loading={turn.isPending}
        leftSection={<IconPlayerPlay size={14} />}
        onClick={() => turn.mutate()}
      >
        Resume the processor
      </Button>
    );
  }
  return (
    <ConfirmButton
      size="xs"
      variant="default"
      loading={turn.isPending}
      leftSection={<IconPlayerPause size={14} />}
      question={`Pause the processor of ${name}?`}
      explanation="New orders are still received and stored, but no longer become or change records until somebody resumes it."
      confirm="Pause the processor"
      onConfirm={() => turn.mutate()}
    >
      Pause the processor
    </ConfirmButton>
  );
}
