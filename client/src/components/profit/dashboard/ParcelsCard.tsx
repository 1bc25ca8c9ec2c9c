import { Badge, Group } from '@mantine/core';
import type { MetricsTotal } from '../../../api/metrics.ts';
import { formatCount } from '../../../lib/numbers.ts';
import { Section } from '../../ui/Section.tsx';
import { toParcelWords } from '../../ui/parcelWords.ts';

/** Parcels booked in these days by what became of them; nothing where no courier is connected. */
export function ParcelsCard({ total: { shipments } }: { total: MetricsTotal }) {
  if (shipments.total === 0) return null;
  const statuses = Object.entries(shipments.byStatus).toSorted(
    ([, left], [, right]) => right - left,
  );
  return (
    <Section title="Parcels" marks={`${formatCount(shipments.total)} booked`}>
      <Group gap="xs">
        {statuses.map(([status, count]) => (
          <Badge key={status} color={status.startsWith('rto') ? 'red' : 'gray'} size="lg">
            {toParcelWords(status)}: {formatCount(count)}
          </Badge>
        ))}
      </Group>
    </Section>
  );
}
