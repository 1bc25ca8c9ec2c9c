import { Stack, Text } from '@mantine/core';
import type { MetricsTotal } from '../../../api/metrics.ts';
import { formatCounted } from '../../../lib/numbers.ts';
import { computeShare, formatPercent } from '../../../lib/percent.ts';
import { EstimatedMark } from '../../ui/EstimatedMark.tsx';
import { Money } from '../../ui/Money.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { type DashboardSearch, keepPlace } from '../filters/useDays.ts';
import { BarList, BarRow } from './BarRow.tsx';
import { ChartCard } from './ChartCard.tsx';
import { FigureTable } from './FigureTable.tsx';
import { computeWaterfall, type Step, type StepName } from './waterfall.ts';

interface Props {
  total: MetricsTotal;
  search: DashboardSearch;
}

/** From revenue to profit: what each cost takes, and where its rows are. */
export function WaterfallCard({ total, search }: Props) {
  const steps = computeWaterfall(total);
  return (
    <ChartCard
      title="From revenue to profit"
      chart={
        <Stack gap="xs">
          <BarList label="From revenue to profit">
            {steps.map((step) => (
              <BarRow
                key={step.name}
                label={<StepLink step={step} search={search} />}
                amount={<StepAmount step={step} currency={total.currency} />}
                start={step.start}
                width={step.width}
                estimated={step.estimated}
                color={toColor(step)}
              />
            ))}
          </BarList>
          <Unmatched count={total.unmatchedParcels} />
        </Stack>
      }
      table={
        <FigureTable
          label="From revenue to profit"
          rows={steps}
          toKey={({ name }) => name}
          columns={[
            { title: 'Part', render: (step) => <StepLink step={step} search={search} /> },
            {
              title: 'Amount',
              render: ({ amount }) => <Money amount={amount} currency={total.currency} />,
            },
            {
              title: 'Of revenue',
              render: ({ amount }) => formatPercent(computeShare(amount, total.revenue)),
            },
            { title: 'Estimated', render: ({ estimated }) => formatPercent(estimated, 0) },
          ]}
        />
      }
    />
  );
}

function toColor({ name, kind, amount }: Step) {
  if (name === 'profit') return amount.startsWith('-') ? 'bad' : 'good';
  return kind === 'cost' ? 'cost' : 'revenue';
}

function StepAmount({ step, currency }: { step: Step; currency: string }) {
  const { name, label, amount, estimated } = step;
  const what = name === 'profit' ? 'the orders’ profit' : label.toLowerCase();
  return (
    <Stack gap={0} align="flex-end">
      <Money amount={amount} currency={currency} fw={step.kind === 'whole' ? 600 : 400} />
      <EstimatedMark percent={estimated} what={what} />
    </Stack>
  );
}

const places: Partial<Record<StepName, '/profit/campaigns' | '/profit/costs'>> = {
  adSpend: '/profit/campaigns',
  otherCosts: '/profit/costs',
};

/** Where a part's rows are: of a cost that is partly assumed, the orders it is assumed for. */
function StepLink({ step, search }: { step: Step; search: DashboardSearch }) {
  const { name, label, estimated } = step;
  const assumed: Record<string, string> =
    step.kind === 'cost' && estimated > 0 ? { estimated: name } : {};
  const sorted: Record<string, string> = name === 'profit' ? { sort: '-profit' } : {};
  return (
    <Text span size="sm">
      <RouterLink
        to={places[name] ?? '/profit/orders'}
        search={{ ...keepPlace(search), ...assumed, ...sorted }}
      >
        {label}
      </RouterLink>
    </Text>
  );
}

function Unmatched({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <Text size="sm" c="dimmed">
      Shipping has{' '}
      <RouterLink to="/profit/unmatched">
        {formatCounted(count, 'parcel')} that match no order
      </RouterLink>
      .
    </Text>
  );
}
