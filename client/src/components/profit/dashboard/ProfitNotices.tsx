import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import type { MetricsSummary } from '../../../api/metrics.ts';
import { formatCounted } from '../../../lib/numbers.ts';
import { RouterLink } from '../../ui/RouterLink.tsx';

/** What the figures lack: rates nobody gave, days that wait, parcels of no order. */
export function ProfitNotices({ summary }: { summary: MetricsSummary }) {
  const { pendingDays, total } = summary;
  return (
    <>
      {total.missingRates.length > 0 && (
        <Alert color="yellow" icon={<IconAlertTriangle />} title="Amounts are left out">
          <Text size="sm">
            No exchange rate is known for {total.missingRates.join(', ')}: what was sold or spent in{' '}
            {total.missingRates.length === 1 ? 'it' : 'them'} is in no figure on this page.{' '}
            <RouterLink to="/profit/settings" hash="rates">
              Add the rate
            </RouterLink>
          </Text>
        </Alert>
      )}
      {pendingDays > 0 && (
        <Alert color="blue" py="xs" role="status" icon={<IconRefresh />}>
          {formatCounted(pendingDays, 'day is', 'days are')} being recalculated: their figures are
          those before the last changes.
        </Alert>
      )}
      {total.unmatchedParcels > 0 && (
        <Alert color="yellow" py="xs" icon={<IconAlertTriangle />}>
          <RouterLink to="/profit/unmatched">
            {formatCounted(total.unmatchedParcels, 'shipping cost')} could not be matched to orders
          </RouterLink>
        </Alert>
      )}
    </>
  );
}
