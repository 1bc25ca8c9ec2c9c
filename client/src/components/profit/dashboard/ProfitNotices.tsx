import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { MetricsSummary } from '../../../api/metrics.ts';
import { formatCounted } from '../../../lib/numbers.ts';
import { RouterLink } from '../../ui/RouterLink.tsx';

/** What the figures lack: rates nobody gave, parcels of no order. */
export function ProfitNotices({ summary }: { summary: MetricsSummary }) {
  const { total } = summary;
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
