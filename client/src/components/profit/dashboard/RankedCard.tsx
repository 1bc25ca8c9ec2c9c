import { Group, SegmentedControl, Stack, Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { formatPercent } from '../../../lib/percent.ts';
import { Money } from '../../ui/Money.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { Section } from '../../ui/Section.tsx';

export type RowLink =
  | { to: '/orders/$orderId'; params: { orderId: string } }
  | {
      to: '/profit/orders' | '/profit/products' | '/profit/campaigns';
      search: Record<string, string>;
    };

export interface RankedRow {
  key: string;
  name: string;
  note: string;
  /** The rows behind it; null: there are none to show. */
  link: RowLink | null;
  profit: string;
  margin: number | null;
  currency: string;
  estimated: boolean;
}

type Ranked<Item> = Pick<
  UseQueryResult<{ items: Item[] }>,
  'data' | 'error' | 'isPending' | 'refetch'
>;

interface Props<Item> {
  title: string;
  /** Where they are others than the filters say. */
  note?: string | null;
  best: Ranked<Item>;
  worst: Ranked<Item>;
  all: RowLink;
  toRow: (item: Item) => RankedRow;
}

const ends = [
  { value: 'best', label: 'Best' },
  { value: 'worst', label: 'Worst' },
];

/** The five that earned most, or least. */
export function RankedCard<Item>({ title, note = null, best, worst, all, toRow }: Props<Item>) {
  const [end, setEnd] = useState('best');
  return (
    <Section
      title={title}
      actions={
        <SegmentedControl
          size="xs"
          aria-label={`${title} by profit`}
          data={ends}
          value={end}
          onChange={setEnd}
        />
      }
    >
      <QueryView
        query={end === 'best' ? best : worst}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <Text size="sm" c="dimmed">
            None in these days.
          </Text>
        }
      >
        {({ items }) => <Rows label={`${title}, ${end} by profit`} rows={items.map(toRow)} />}
      </QueryView>
      <Text size="sm" mt="sm">
        <RouterLink {...all}>All {title.toLowerCase()}</RouterLink>{' '}
        {note !== null && (
          <Text span inherit c="dimmed">
            {note}
          </Text>
        )}
      </Text>
    </Section>
  );
}

const plain = { listStyle: 'none', margin: 0, padding: 0 } as const;

function Rows({ label, rows }: { label: string; rows: RankedRow[] }) {
  return (
    <Stack component="ul" gap="xs" style={plain} aria-label={label}>
      {rows.map((row) => (
        <Group
          key={row.key}
          component="li"
          justify="space-between"
          wrap="nowrap"
          align="flex-start"
        >
          <Stack gap={0} miw={0}>
            <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
              {row.link === null ? row.name : <RouterLink {...row.link}>{row.name}</RouterLink>}
            </Text>
            <Text size="xs" c="dimmed">
              {row.note}
              {row.estimated && ' · ≈ estimated'}
            </Text>
          </Stack>
          <Stack gap={0} align="flex-end">
            <Text size="sm" {...(row.profit.startsWith('-') ? { c: 'red' } : {})}>
              <Money amount={row.profit} currency={row.currency} fw={600} />
            </Text>
            {row.margin !== null && (
              <Text size="xs" c="dimmed" className="number">
                {formatPercent(row.margin)}
              </Text>
            )}
          </Stack>
        </Group>
      ))}
    </Stack>
  );
}
