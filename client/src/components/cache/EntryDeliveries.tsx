import { Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { entryDeliveriesQuery, type WholeEntry } from '../../api/cache.ts';
import { formatCount } from '../../lib/numbers.ts';
import { When } from '../ui/Age.tsx';
import { QueryView } from '../ui/QueryView.tsx';
import { Section } from '../ui/Section.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';

/** The webhooks that spoke of it, newest first (spec 6.5). */
export function EntryDeliveries({ entry }: { entry: WholeEntry }) {
  const query = useQuery(entryDeliveriesQuery(entry.connectionId, entry.id));
  return (
    <Section title="Webhook deliveries">
      <QueryView
        query={query}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <Text size="sm" c="dimmed">
            No webhook of the last 30 days brought it.
          </Text>
        }
      >
        {({ items, nextCursor }) => (
          <Stack gap={6}>
            {items.map((delivery) => (
              <Group key={delivery.id} gap="xs">
                <StatusBadge kind="delivery" value={delivery.outcome} />
                <Text size="sm">{delivery.topic}</Text>
                <Text size="xs" c="dimmed">
                  <When at={delivery.receivedAt} />, stored in {formatCount(delivery.latencyMs)} ms
                  {delivery.repeats > 0 && `, repeated ${formatCount(delivery.repeats)} times`}
                </Text>
              </Group>
            ))}
            {nextCursor !== null && (
              <Text size="xs" c="dimmed">
                The newest {formatCount(items.length)} are shown.
              </Text>
            )}
          </Stack>
        )}
      </QueryView>
    </Section>
  );
}
