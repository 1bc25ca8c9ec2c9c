import { Alert, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconShieldX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { Connection } from '../../../api/connections.ts';
import { type WebhookSummary, webhookSummaryQuery } from '../../../api/webhooks.ts';
import { formatCount, formatCounted } from '../../../lib/numbers.ts';
import { Age } from '../../ui/Age.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { Section } from '../../ui/Section.tsx';
import { findLook } from '../../ui/statusLooks.ts';
import { Tile } from '../../ui/Tile.tsx';
import { DeliveryList } from './DeliveryList.tsx';

const outcomes = ['stored', 'duplicate', 'unchanged', 'stale', 'ignored', 'rejected'] as const;

/** What arrives by webhook: how much, how fast, what became of it (spec 6.5). */
export function RealTimeCard({ connection }: { connection: Connection }) {
  const summary = useQuery(webhookSummaryQuery(connection.id));
  return (
    <Section title="Real-time sync">
      <Stack gap="md">
        <QueryView query={summary}>
          {(data) => (
            <>
              <Rejections rejected={data.rejected} today={data.last24h.rejected} />
              <Figures summary={data} />
            </>
          )}
        </QueryView>
        <DeliveryList connectionId={connection.id} />
      </Stack>
    </Section>
  );
}

function Figures({ summary: { last24h, latency, lastReceivedAt } }: { summary: WebhookSummary }) {
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }} spacing="sm">
      <Tile label="Last delivery" value={<Age at={lastReceivedAt} />} />
      <Tile
        label="Deliveries in 24 hours"
        value={formatCount(last24h.total)}
        note={<Outcomes last24h={last24h} />}
      />
      <Tile
        label="Median time to store"
        value={toMs(latency.p50Ms)}
        note={`p50 of the last ${formatCounted(latency.samples, 'delivery', 'deliveries')}`}
      />
      <Tile label="Slowest 5 %" value={toMs(latency.p95Ms)} note="p95: from arrival to stored" />
    </SimpleGrid>
  );
}

/** They add up to the deliveries. */
function Outcomes({ last24h }: Pick<WebhookSummary, 'last24h'>) {
  const shown = outcomes.filter((name) => last24h[name] > 0 || name === 'stored');
  return shown
    .map(
      (name) => `${formatCount(last24h[name])} ${findLook('delivery', name).label.toLowerCase()}`,
    )
    .join(' + ');
}

function toMs(value: number | null): string {
  return value === null ? '–' : `${formatCount(value)} ms`;
}

interface RejectionsProps {
  rejected: WebhookSummary['rejected'];
  /** In the last 24 hours: then it is a trouble of now. */
  today: number;
}

function Rejections({ rejected: { count, lastAt }, today }: RejectionsProps) {
  if (count === 0) return null;
  if (today === 0) {
    return (
      <Text size="sm" c="dimmed">
        {formatCounted(count, 'delivery', 'deliveries')} rejected so far, the last{' '}
        <Age at={lastAt} />: none since.
      </Text>
    );
  }
  return (
    <Alert color="red" icon={<IconShieldX />} title="Webhooks fail authentication">
      <Group gap="xs">
        <Text size="sm">
          HMAC verification failed for {formatCounted(today, 'delivery', 'deliveries')} in the last
          24 hours, the last <Age at={lastAt} />. Check that the webhook secret is the API secret
          key of the app that registered the webhooks; nothing of a rejected delivery is stored.
        </Text>
      </Group>
    </Alert>
  );
}
