import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useZone } from '../../../app/session.ts';
import { loadHistory } from '../../../api/connectionRuns.ts';
import type { Connection } from '../../../api/connections.ts';
import type { Period } from '../../../api/sync.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useAction } from '../../ui/useAction.ts';
import { DayRange } from '../connection/DayRange.tsx';
import { noDays, type PeriodChoice, periodChoices, toPeriod } from '../connection/periodChoices.ts';

interface Props {
  connection: Connection;
  opened: boolean;
  onClose: () => void;
  onStarted: (jobId: string) => void;
}

/** Which period is read again, and what that does. */
export function HistoryDialog({ opened, ...props }: Props) {
  const { connection, onClose } = props;
  return (
    <Modal opened={opened} onClose={onClose} title={`Load history of ${connection.name}`}>
      <Choice {...props} />
    </Modal>
  );
}

function Choice({ connection, onClose, onStarted }: Omit<Props, 'opened'>) {
  const zone = useZone();
  const [choice, setChoice] = useState<PeriodChoice>('90');
  const [days, setDays] = useState(noDays);
  const period = toPeriod(choice, days, zone);
  const load = useAction({
    run: (chosen: Period) => loadHistory(connection.id, chosen),
    onDone: ({ jobId }) => {
      onStarted(jobId);
      onClose();
    },
    refreshes: [['jobs'], ['connections'], ['freshness']],
    quiet: true,
  });
  return (
    <Stack gap="md">
      <Text size="sm">
        Everything {connection.name} has of the period is read again and counted anew. Nothing is
        deleted, and it can be paused and cancelled at any time. A platform may not keep as much as
        is asked for: the run says so.
      </Text>
      <Select
        label="Period"
        data={periodChoices.map((one) => ({ ...one }))}
        value={choice}
        onChange={(value) => {
          const chosen = periodChoices.find((one) => one.value === value);
          if (chosen) setChoice(chosen.value);
        }}
        allowDeselect={false}
        data-autofocus
      />
      {choice === 'custom' && <DayRange days={days} onChange={setDays} zone={zone} required />}
      {load.error && <ProblemAlert error={load.error} />}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button
          loading={load.isPending}
          disabled={period === null}
          onClick={() => period && load.mutate(period)}
        >
          Load the period
        </Button>
      </Group>
    </Stack>
  );
}
