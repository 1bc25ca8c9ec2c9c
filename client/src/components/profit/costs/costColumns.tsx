import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import type { DataTableColumn } from 'mantine-datatable';
import { type Cost, removeCost } from '../../../api/costs.ts';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { Money } from '../../ui/Money.tsx';
import { useAction } from '../../ui/useAction.ts';
import { categoryLabels, channelLabels, toPeriodText } from './costTexts.ts';

type Change = ((cost: Cost) => void) | null;

/** @param change null for roles that may not */
export function toCostColumns(change: Change): DataTableColumn<Cost>[] {
  return [
    { accessor: 'label', title: 'Cost', render: (cost) => <CostName cost={cost} /> },
    { accessor: 'period', title: 'When', render: toPeriodText },
    {
      accessor: 'amount',
      title: 'Amount',
      textAlign: 'right',
      render: ({ amount, currency }) => <Money amount={amount} currency={currency} fw={600} />,
    },
    ...(change === null
      ? []
      : [
          {
            accessor: 'actions',
            title: <span className="visually-hidden">Actions</span>,
            textAlign: 'right',
            width: 200,
            render: (cost: Cost) => <CostActions cost={cost} onChange={change} />,
          } satisfies DataTableColumn<Cost>,
        ]),
  ];
}

function CostName({ cost: { label, category, channel } }: { cost: Cost }) {
  return (
    <Stack gap={0} style={{ overflowWrap: 'anywhere' }}>
      <Text size="sm" fw={600}>
        {label}
      </Text>
      <Text size="xs" c="dimmed">
        {categoryLabels[category]}
        {channel !== null && ` · ${channelLabels[channel]}`}
      </Text>
    </Stack>
  );
}

/** What came out of a file is changed by importing it again. */
function CostActions({ cost, onChange }: { cost: Cost; onChange: (cost: Cost) => void }) {
  const { id, label, source } = cost;
  const remove = useAction({
    run: () => removeCost(id),
    done: () => `${label} is deleted`,
    refreshes: [['profit']],
  });
  if (source === 'import') return <Badge color="gray">Imported</Badge>;
  return (
    <Group gap="xs" justify="flex-end" wrap="nowrap">
      <Button
        size="xs"
        variant="default"
        aria-label={`Change ${label}`}
        onClick={() => onChange(cost)}
      >
        Change
      </Button>
      <ConfirmButton
        size="xs"
        variant="default"
        aria-label={`Delete ${label}`}
        loading={remove.isPending}
        question={`Delete ${label}?`}
        explanation="The profit of all its days is computed anew without it. It cannot be brought back."
        confirm="Delete the cost"
        danger
        onConfirm={() => remove.mutate()}
      >
        Delete
      </ConfirmButton>
    </Group>
  );
}

/** One cost on a phone. */
export function CostCard({ cost, onChange }: { cost: Cost; onChange: Change }) {
  return (
    <Stack gap={6}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <CostName cost={cost} />
        <Money amount={cost.amount} currency={cost.currency} fw={600} />
      </Group>
      <Text size="sm">{toPeriodText(cost)}</Text>
      {onChange !== null && <CostActions cost={cost} onChange={onChange} />}
    </Stack>
  );
}
