import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { schedulesQuery } from '../../../api/connectionRuns.ts';
import type { Connection } from '../../../api/connections.ts';
import { QueryView } from '../../ui/QueryView.tsx';
import { ScheduleLine } from './ScheduleLine.tsx';

/** When each stream is read by itself. */
export function ScheduleList({ connection }: { connection: Connection }) {
  const schedules = useQuery(schedulesQuery(connection.id));
  return (
    <div>
      <Title order={4} size="h6" mb={6}>
        Schedule
      </Title>
      <QueryView
        query={schedules}
        isEmpty={(rows) => rows.length === 0}
        empty={
          <Text size="sm" c="dimmed">
            Nothing of it is read by itself.
          </Text>
        }
      >
        {(rows) => (
          <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
            {rows.map((schedule) => (
              <ScheduleLine key={schedule.stream} connection={connection} schedule={schedule} />
            ))}
          </Stack>
        )}
      </QueryView>
    </div>
  );
}
