import { Button, Group, Stack, Text } from '@mantine/core';
import { IconPlayerStop, IconPlayerTrackNext } from '@tabler/icons-react';
import { useMay } from '../../../app/session.ts';
import type { Connection } from '../../../api/connections.ts';
import type { Processed } from '../../../api/processor.ts';
import { formatCount } from '../../../lib/numbers.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useProcessPending } from './useProcessPending.ts';

interface Props {
  connection: Connection;
  pending: number;
  paused: boolean;
}

/** Process Pending, now: reports processed, failed and remaining (spec 8.2). */
export function ProcessPending({ connection, pending, paused }: Props) {
  const mayOperate = useMay('operate');
  const work = useProcessPending(connection.id);
  if (!mayOperate) return null;
  const nothing = pending === 0 && !work.isRunning;
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <Button
          leftSection={<IconPlayerTrackNext size={16} />}
          loading={work.isRunning}
          disabled={nothing || paused}
          onClick={work.start}
        >
          {nothing ? 'Process pending' : `Process ${formatCount(pending)} pending`}
        </Button>
        {work.isRunning && (
          <Button variant="default" leftSection={<IconPlayerStop size={16} />} onClick={work.stop}>
            Stop after this batch
          </Button>
        )}
      </Group>
      {paused && pending > 0 && (
        <Text size="sm" c="dimmed">
          The processor is paused: resume it to process what waits.
        </Text>
      )}
      {work.result && <Result result={work.result} running={work.isRunning} />}
      {work.error && <ProblemAlert error={work.error} onRetry={work.start} />}
    </Stack>
  );
}

function Result({ result, running }: { result: Processed; running: boolean }) {
  const { processed, failed, skipped, remaining } = result;
  return (
    <Text size="sm" role="status" className="number">
      {running ? 'So far' : 'Done'}: {formatCount(processed)} processed, {formatCount(failed)}{' '}
      failed, {formatCount(skipped)} skipped, {formatCount(remaining)} remaining.
    </Text>
  );
}
