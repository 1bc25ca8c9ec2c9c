import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconHeartbeat, IconScale } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useMay } from '../../../app/session.ts';
import type { Connection } from '../../../api/connections.ts';
import {
  healReconciliation,
  type Healing,
  type Reconciliation,
  reconciliationQuery,
  startReconcile,
} from '../../../api/reconcile.ts';
import { formatCount, formatCounted } from '../../../lib/numbers.ts';
import { Age, When } from '../../ui/Age.tsx';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { useAction } from '../../ui/useAction.ts';
import { DayRange } from '../connection/DayRange.tsx';
import { type Days, findRangeFault, noDays } from '../connection/periodChoices.ts';
import type { PanelProps } from './MaintenanceCard.tsx';
import { ReconcileDays } from './ReconcileDays.tsx';
import { RunPanel } from '../connection/RunPanel.tsx';
import { useRun } from '../connection/useRun.ts';

/** Do Shopify, raw cache and ERP have the same orders (spec 7.9)? */
export function ReconcilePanel({ connection }: PanelProps) {
  const { id } = connection;
  const run = useRun(id, ({ jobType }) => jobType === 'reconcile');
  const found = useQuery(reconciliationQuery(id));
  useFreshAfter(id, run.isGoingOn);
  return (
    <Stack gap="md">
      {!run.isGoingOn && <Start connection={connection} onStarted={run.show} />}
      {run.job?.status !== 'completed' && <RunPanel run={run} />}
      {!run.isGoingOn && (
        <QueryView
          query={found}
          isEmpty={({ jobId }) => jobId === null}
          empty={<EmptyState title="Nothing was compared yet" icon={<IconScale />} />}
        >
          {(data) => <Found connection={connection} found={data} />}
        </QueryView>
      )}
    </Stack>
  );
}

/** What a run found is asked for when it has ended. */
function useFreshAfter(connectionId: string, isGoingOn: boolean): void {
  const client = useQueryClient();
  const wentOn = useRef(isGoingOn);
  useEffect(() => {
    const ended = wentOn.current && !isGoingOn;
    wentOn.current = isGoingOn;
    if (ended) void client.invalidateQueries({ queryKey: ['reconcile', connectionId] });
  }, [client, connectionId, isGoingOn]);
}

interface StartProps {
  connection: Connection;
  onStarted: (jobId: string) => void;
}

function Start({ connection: { id, timezone, status }, onStarted }: StartProps) {
  const mayOperate = useMay('operate');
  const [days, setDays] = useState(noDays);
  const start = useAction({
    run: () => startReconcile(id, toBody(days)),
    onDone: ({ jobId }) => onStarted(jobId),
    refreshes: [['jobs', 'live']],
  });
  if (!mayOperate) return null;
  const usual = days.from === '' && days.to === '';
  const half = (days.from === '') !== (days.to === '');
  return (
    <Group align="flex-end" gap="sm">
      <DayRange days={days} onChange={setDays} zone={`${timezone}; empty: the last 30 days`} />
      <Button
        leftSection={<IconScale size={16} />}
        loading={start.isPending}
        disabled={half || findRangeFault(days) !== null || status === 'disconnected'}
        onClick={() => start.mutate()}
      >
        {usual ? 'Compare the last 30 days' : 'Compare these days'}
      </Button>
    </Group>
  );
}

function toBody({ from, to }: Days) {
  return from === '' || to === '' ? {} : { from, to };
}

function Found({ connection, found }: { connection: Connection; found: Reconciliation }) {
  const { differing, gone, completedAt, healedAt, error, days } = found;
  return (
    <Stack gap="md">
      <Group justify="space-between" gap="sm">
        <Text size="sm" flex="1 1 280px">
          <b>{toVerdict(differing, gone, days.length)}</b> Compared <Age at={completedAt} />, up to{' '}
          <When at={found.to} />.{' '}
          {healedAt && (
            <>
              Healed <Age at={healedAt} />: compare again to see what is left.
            </>
          )}
        </Text>
        <Heal connection={connection} differing={differing} />
      </Group>
      {error && (
        <Alert color="red" py="xs">
          {error.message}
        </Alert>
      )}
      <ReconcileDays connectionId={connection.id} found={found} />
    </Stack>
  );
}

function toVerdict(differing: number, gone: number, days: number): string {
  const where = formatCounted(days, 'day');
  const deleted =
    gone > 0 ? ` ${formatCounted(gone, 'order is', 'orders are')} deleted in Shopify.` : '';
  if (differing === 0) return `Nothing differs in ${where}.${deleted}`;
  return `${formatCounted(differing, 'order differs', 'orders differ')} in ${where}.${deleted}`;
}

interface HealProps {
  connection: Connection;
  differing: number;
}

function Heal({ connection: { id, name }, differing }: HealProps) {
  const mayOperate = useMay('operate');
  const heal = useAction({
    run: () => healReconciliation(id),
    refreshes: [['reconcile', id], ['cache'], ['queue']],
    done: toHealed,
  });
  if (!mayOperate || differing === 0) return null;
  const orders = formatCounted(differing, 'order');
  return (
    <ConfirmButton
      leftSection={<IconHeartbeat size={16} />}
      loading={heal.isPending}
      question={`Heal ${orders} of ${name}?`}
      explanation="What is missing or old is fetched from Shopify by its id; what is cached and not in the ERP is processed again. Nothing is deleted."
      confirm={`Heal ${orders}`}
      onConfirm={() => heal.mutate()}
    >
      Heal {orders}
    </ConfirmButton>
  );
}

function toHealed({ requested, requeued, waiting }: Healing): string {
  const waits = waiting > 0 ? `, ${formatCount(waiting)} wait already` : '';
  return `${formatCount(requested)} fetched again, ${formatCount(requeued)} processed again${waits}`;
}
