import { Button, Group, Modal, SimpleGrid, Stack, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import type { ReconciledDay, Reconciliation } from '../../../api/reconcile.ts';
import { formatCount, formatCounted } from '../../../lib/numbers.ts';
import { DataList } from '../../ui/DataList.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Money } from '../../ui/Money.tsx';
import { Tile } from '../../ui/Tile.tsx';
import { DayDifferences } from './DayDifferences.tsx';
import { isDiffering, type Side, sideNames, toTotals } from './reconcileTexts.ts';

interface Props {
  connectionId: string;
  found: Reconciliation;
}

const sides: Side[] = ['platform', 'cache', 'erp'];

/** Counts and totals of the three sides, day by day, the newest first; a differing day opens. */
export function ReconcileDays({ connectionId, found }: Props) {
  const { currency, days } = found;
  const [opened, setOpened] = useState<string | null>(null);
  const [only, setOnly] = useState(true);
  const anyDiffers = days.some(isDiffering);
  const shown = days.toReversed().filter((day) => !anyDiffers || !only || isDiffering(day));
  return (
    <Stack gap="md">
      <Totals found={found} />
      {anyDiffers && (
        <Switch
          label="Only days that differ"
          checked={only}
          onChange={(event) => setOnly(event.currentTarget.checked)}
        />
      )}
      <DayList days={shown} currency={currency} onOpen={setOpened} />
      <Modal
        opened={opened !== null}
        onClose={() => setOpened(null)}
        title={`Orders of ${opened ?? ''} that differ`}
        size="xl"
      >
        {opened && <DayDifferences connectionId={connectionId} date={opened} />}
      </Modal>
    </Stack>
  );
}

function Totals({ found: { days, currency } }: Pick<Props, 'found'>) {
  const totals = toTotals(days);
  return (
    <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
      {sides.map((side) => (
        <Tile
          key={side}
          label={sideNames[side]}
          value={formatCounted(totals[side].count, 'order')}
          note={<Money amount={totals[side].total} currency={currency} />}
        />
      ))}
    </SimpleGrid>
  );
}

interface DayListProps {
  days: ReconciledDay[];
  currency: string;
  onOpen: (date: string) => void;
}

function DayList({ days, currency, onOpen }: DayListProps) {
  const items = days.map((day) => ({ ...day, id: day.date }));
  const query = {
    data: { items, nextCursor: null },
    error: null,
    isPending: false,
    isPlaceholderData: false,
    refetch: async () => Promise.reject(new Error('Nothing to ask for')),
  };
  return (
    <DataList
      label="Days"
      query={query}
      empty={<EmptyState title="No day was compared" />}
      columns={[
        { accessor: 'date', title: 'Day' },
        ...sides.map((side) => ({
          accessor: side,
          title: sideNames[side],
          textAlign: 'right' as const,
          render: (day: ReconciledDay) => <Tally day={day} side={side} currency={currency} />,
        })),
        {
          accessor: 'differing',
          title: 'Differences',
          textAlign: 'right',
          render: (day) => <OpenDay day={day} onOpen={onOpen} />,
        },
      ]}
      renderCard={(day) => (
        <Stack gap={4}>
          <Group justify="space-between">
            <Text size="sm" fw={600}>
              {day.date}
            </Text>
            <OpenDay day={day} onOpen={onOpen} />
          </Group>
          {sides.map((side) => (
            <Group key={side} justify="space-between">
              <Text size="sm" c="dimmed">
                {sideNames[side]}
              </Text>
              <Tally day={day} side={side} currency={currency} />
            </Group>
          ))}
        </Stack>
      )}
    />
  );
}

function Tally({ day, side, currency }: { day: ReconciledDay; side: Side; currency: string }) {
  const { count, total } = day[side];
  const same = count === day.platform.count && total === day.platform.total;
  return (
    <Text span size="sm" className="number" {...(same ? {} : { fw: 700 })}>
      {formatCount(count)} · <Money amount={total} currency={currency} />
    </Text>
  );
}

function OpenDay({ day, onOpen }: { day: ReconciledDay; onOpen: (date: string) => void }) {
  const { date, differing, gone } = day;
  if (!isDiffering(day)) {
    return (
      <Text span size="sm" c="dimmed">
        none
      </Text>
    );
  }
  return (
    <Button
      size="compact-xs"
      variant="light"
      color="red"
      onClick={() => onOpen(date)}
      aria-label={`Show the differences of ${date}`}
    >
      Show {formatCount(differing + gone)}
    </Button>
  );
}
