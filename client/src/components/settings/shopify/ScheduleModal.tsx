import { Button, Group, Modal, NumberInput, Stack, Switch } from '@mantine/core';
import type { Connection } from '../../../api/connections.ts';
import {
  changeSchedule,
  type SchedulerStatus,
  type StreamSchedule,
  switchScheduler,
} from '../../../api/scheduler.ts';
import { toStreamName } from '../../ui/runTexts.ts';
import { FormFoot } from '../../ui/FormFoot.tsx';
import { useSentForm } from '../../ui/useSentForm.ts';
import { intervalChoices } from '../connection/scheduleTexts.ts';

interface Props {
  connection: Connection;
  schedule: StreamSchedule;
  opened: boolean;
  onClose: () => void;
}

/** How often a stream is fetched, how far back, and whether at all. */
export function ScheduleModal({ opened, ...props }: Props) {
  const { connection, schedule, onClose } = props;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={`Schedule of ${toStreamName(schedule.stream).toLowerCase()}, ${connection.name}`}
    >
      <Form {...props} />
    </Modal>
  );
}

interface Values {
  running: boolean;
  intervalMinutes: number;
  lookbackHours: number;
}

async function saveSchedule(
  connectionId: string,
  { stream, running }: StreamSchedule,
  values: Values,
): Promise<SchedulerStatus> {
  const { intervalMinutes, lookbackHours } = values;
  const saved = await changeSchedule(connectionId, stream, { intervalMinutes, lookbackHours });
  if (values.running === running) return saved;
  return switchScheduler(connectionId, values.running ? 'start' : 'stop', stream);
}

/** Said rather than set right: 0 minutes would silently become every minute (`clampBehavior`). */
const isWhole = (from: number, to: number) => (value: unknown) =>
  typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to
    ? null
    : `Enter a whole number from ${from} to ${to.toLocaleString('en')}`;

function Form({ connection, schedule, onClose }: Omit<Props, 'opened'>) {
  const { running, intervalMinutes, lookbackHours } = schedule;
  const initialValues: Values = { running, intervalMinutes, lookbackHours };
  const sent = useSentForm({
    initialValues,
    validate: { intervalMinutes: isWhole(1, 10_080), lookbackHours: isWhole(0, 8784) },
    send: (values) => saveSchedule(connection.id, schedule, values),
    refreshes: [['scheduler'], ['freshness'], ['queue']],
    done: () => `The schedule of ${toStreamName(schedule.stream).toLowerCase()} is saved`,
    onDone: onClose,
  });
  const { form } = sent;
  return (
    <form onSubmit={sent.submit} noValidate aria-label="Schedule">
      <Stack gap="md">
        <Switch
          key={form.key('running')}
          {...form.getInputProps('running', { type: 'checkbox' })}
          label="Fetch by itself"
        />
        <Stack gap={6}>
          <NumberInput
            key={form.key('intervalMinutes')}
            {...form.getInputProps('intervalMinutes')}
            label="Interval in minutes"
            min={1}
            max={10_080}
            clampBehavior="none"
            allowDecimal={false}
            withAsterisk
          />
          <Group gap={4}>
            {intervalChoices.map(({ value, label }) => (
              <Button
                key={value}
                size="compact-xs"
                variant="default"
                onClick={() => form.setFieldValue('intervalMinutes', Number(value))}
              >
                {label}
              </Button>
            ))}
          </Group>
        </Stack>
        <NumberInput
          key={form.key('lookbackHours')}
          {...form.getInputProps('lookbackHours')}
          label="Lookback in hours"
          description="Each run reads so far back, further after an outage; 0 reads everything"
          min={0}
          max={8784}
          clampBehavior="none"
          allowDecimal={false}
          withAsterisk
        />
        <FormFoot sent={sent} submit="Save the schedule">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
        </FormFoot>
      </Stack>
    </form>
  );
}
