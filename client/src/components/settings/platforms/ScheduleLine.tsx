import { Group, Select, Text } from '@mantine/core';
import { useMay } from '../../../app/session.ts';
import { changeStreamSchedule } from '../../../api/connectionRuns.ts';
import type { Connection } from '../../../api/connections.ts';
import type { StreamSchedule } from '../../../api/scheduler.ts';
import { toLowerStart } from '../../../lib/words.ts';
import { Age } from '../../ui/Age.tsx';
import { toStreamName } from '../../ui/runTexts.ts';
import { useAction } from '../../ui/useAction.ts';
import { listFrequencies, toFrequency, toFrequencyText, toScheduleChange } from './frequencies.ts';

interface Props {
  connection: Connection;
  schedule: StreamSchedule;
}

/** One stream: when it is read next and how often. */
export function ScheduleLine({ connection, schedule }: Props) {
  const mayAdminister = useMay('administer');
  const isOff = connection.status === 'disconnected';
  return (
    <Group component="li" justify="space-between" gap="xs">
      <div>
        <Text size="sm" fw={500}>
          {toStreamName(schedule.stream)}
        </Text>
        <Text size="xs" c="dimmed">
          {schedule.running && !isOff ? (
            <>
              Next <Age at={schedule.nextRunAt} none="not planned" />
            </>
          ) : (
            'Not planned'
          )}
          {schedule.lastRun && (
            <>
              {' · last '}
              <Age at={schedule.lastRun.completedAt ?? schedule.lastRun.createdAt} />
            </>
          )}
        </Text>
      </div>
      {mayAdminister ? (
        <Frequency connection={connection} schedule={schedule} />
      ) : (
        <Text size="sm">{toFrequencyText(schedule)}</Text>
      )}
    </Group>
  );
}

function Frequency({ connection: { id, name }, schedule }: Props) {
  const { stream } = schedule;
  const change = useAction({
    run: (value: string) => changeStreamSchedule(id, stream, toScheduleChange(value)),
    refreshes: [['scheduler'], ['freshness'], ['queue']],
    done: () => `How often ${toLowerStart(toStreamName(stream))} are read is saved`,
  });
  return (
    <Select
      size="xs"
      w={170}
      aria-label={`How often ${toLowerStart(toStreamName(stream))} of ${name} are read`}
      data={listFrequencies(schedule)}
      value={change.isPending ? change.variables : toFrequency(schedule)}
      onChange={(value) => value !== null && change.mutate(value)}
      allowDeselect={false}
      disabled={change.isPending}
    />
  );
}
