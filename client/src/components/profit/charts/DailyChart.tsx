import '@mantine/charts/styles.css';
import { CompositeChart } from '@mantine/charts';
import { Paper, Text } from '@mantine/core';
import { addAmounts } from '../../../lib/amounts.ts';
import { formatMoney } from '../../../lib/money.ts';
import { formatCounted } from '../../../lib/numbers.ts';
import { Money } from '../../ui/Money.tsx';
import { formatShortMoney } from './axisMoney.ts';
import type { DayGroup } from './dayGroups.ts';

interface Props {
  groups: DayGroup[];
  onOpen: (group: DayGroup) => void;
}

const series = [
  { name: 'revenue', label: 'Revenue', type: 'bar', color: 'sluice.6' },
  { name: 'costs', label: 'Costs', type: 'bar', color: 'orange.5' },
  { name: 'profit', label: 'Profit', type: 'line', color: 'green.7' },
] as const;

/** Bars of revenue and costs and the line of profit; floats are for drawing only, texts are the exact amounts. */
export function DailyChart({ groups, onOpen }: Props) {
  const currency = groups[0]?.currency ?? '';
  const data = groups.map((group, index) => ({
    index,
    revenue: Number(group.revenue),
    costs: Number(group.costs),
    profit: Number(group.profit),
  }));
  const toLabel = (index: unknown) => groups[Number(index)]?.label ?? '';
  return (
    <div role="img" aria-label={toSentence(groups)} style={{ cursor: 'pointer' }}>
      <CompositeChart
        h={300}
        data={data}
        dataKey="index"
        series={[...series]}
        withLegend
        withDots={groups.length <= 31}
        curveType="linear"
        maxBarWidth={28}
        barProps={{ isAnimationActive: false }}
        lineProps={{ isAnimationActive: false }}
        composedChartProps={{
          accessibilityLayer: false,
          onClick: ({ activeTooltipIndex }) => {
            const group = groups[Number(activeTooltipIndex)];
            if (group) onOpen(group);
          },
        }}
        xAxisProps={{
          tickFormatter: toLabel,
          minTickGap: 24,
          interval: 'equidistantPreserveStart',
        }}
        yAxisProps={{
          width: 64,
          tickFormatter: (value: number) => formatShortMoney(value, currency),
        }}
        referenceLines={[{ y: 0, color: 'gray.6' }]}
        tooltipAnimationDuration={0}
        tooltipProps={{
          content: ({ active, label }) => {
            const group = active ? groups[Number(label)] : undefined;
            return group ? <DayTooltip group={group} /> : null;
          },
        }}
      />
    </div>
  );
}

function DayTooltip({ group }: { group: DayGroup }) {
  const { title, orders, currency, revenue, costs, profit } = group;
  return (
    <Paper withBorder shadow="md" px="sm" py="xs">
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <Text size="sm" c="dimmed">
        {formatCounted(orders, 'order')}
      </Text>
      {Object.entries({ Revenue: revenue, Costs: costs, Profit: profit }).map(([name, amount]) => (
        <Text key={name} size="sm">
          {name} <Money amount={amount} currency={currency} fw={600} />
        </Text>
      ))}
    </Paper>
  );
}

/** What somebody who does not see the picture is told; the table has the rest. */
function toSentence(groups: DayGroup[]): string {
  const first = groups[0];
  const last = groups.at(-1);
  if (!first || !last) return 'Profit over time: no days';
  const sum = (name: 'revenue' | 'costs' | 'profit') =>
    formatMoney(addAmounts(groups.map((group) => group[name])), first.currency);
  return `Profit from ${first.from} to ${last.to}: revenue ${sum('revenue')}, costs ${sum('costs')}, profit ${sum('profit')}. Show as table for each day.`;
}
