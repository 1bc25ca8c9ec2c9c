import { Badge, Button, Divider, Stack } from '@mantine/core';
import { IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { useMay } from '../../../app/session.ts';
import type { Connection } from '../../../api/connections.ts';
import { type SchedulerStatus, schedulerQuery, switchScheduler } from '../../../api/scheduler.ts';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { Section } from '../../ui/Section.tsx';
import { useAction } from '../../ui/useAction.ts';
import { ScheduleRow } from './ScheduleRow.tsx';

const order = ['orders', 'products', 'customers', 'inventory'];

/** When each stream is fetched by itself, how the last time went, and the switch (spec 7.3). */
export function SchedulerCard({ connection }: { connection: Connection }) {
  const scheduler = useQuery(schedulerQuery(connection.id));
  return (
    <Section
      title="Scheduler"
      marks={scheduler.data && <StateBadge status={scheduler.data} />}
      actions={scheduler.data && <Switch connection={connection} status={scheduler.data} />}
    >
      <QueryView query={scheduler}>
        {({ streams }) => (
          <Stack gap="sm">
            {[...streams]
              .sort((left, right) => order.indexOf(left.stream) - order.indexOf(right.stream))
              .map((schedule, index) => (
                <Fragment key={schedule.stream}>
                  {index > 0 && <Divider />}
                  <ScheduleRow connection={connection} schedule={schedule} />
                </Fragment>
              ))}
          </Stack>
        )}
      </QueryView>
    </Section>
  );
}

function countRunning({ streams }: SchedulerStatus): number {
  return streams.filter(({ running }) => running).length;
}

function StateBadge({ status }: { status: SchedulerStatus }) {
  const running = countRunning(status);
  if (running === 0) return <Badge color="yellow">Stopped</Badge>;
  if (running === status.streams.length) return <Badge color="green">Running</Badge>;
  return (
    <Badge color="yellow">
      {running} of {status.streams.length} running
    </Badge>
  );
}

interface SwitchProps {
  connection: Connection;
  status: SchedulerStatus;
}

function Switch({ connection: { id, name }, status }: SwitchProps) {
  const mayAdminister = useMay('administer');
  const turn = useAction({
    run: (action: 'start' | 'stop') => switchScheduler(id, action),
    refreshes: [['scheduler'], ['freshness'], ['queue']],
    done: (_answer, action) =>
      action === 'start' ? 'The scheduler runs' : 'The scheduler is stopped',
  });
  if (!mayAdminister) return null;
  const running = countRunning(status);
  return (
    <>
      {running < status.streams.length && (
        <Button
          size="xs"
          loading={turn.isPending}
          leftSection={<IconPlayerPlay size={14} />}
          onClick={() => turn.mutate('start')}
        >
          Start {running === 0 ? 'the scheduler' : 'all'}
        </Button>
      )}
      {running > 0 && (
        <ConfirmButton
          size="xs"
          variant="default"
          loading={turn.isPending}
          leftSection={<IconPlayerStop size={14} />}
          question={`Stop the scheduler of ${name}?`}
          explanation="No stream is fetched by itself any more; a run that goes on ends as usual. Webhooks still arrive: what they miss stays missing until somebody starts it again."
          confirm="Stop the scheduler"
          onConfirm={() => turn.mutate('stop')}
        >
          Stop the scheduler
        </ConfirmButton>
      )}
    </>
  );
}
