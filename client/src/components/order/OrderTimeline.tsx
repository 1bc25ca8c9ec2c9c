import { Badge, Group, Stack, Text, ThemeIcon, Timeline } from '@mantine/core';
import {
  IconArrowsExchange,
  IconBan,
  IconBolt,
  IconCheck,
  IconDownload,
  IconFlagCheck,
  IconLock,
  IconReceipt,
  IconReceiptRefund,
  IconSettings,
  IconTrash,
  IconX,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type OrderEvent, orderTimelineQuery } from '../../api/order.ts';
import { When } from '../ui/Age.tsx';
import { QueryView } from '../ui/QueryView.tsx';
import { Section } from '../ui/Section.tsx';
import { toWords } from '../ui/statusLooks.ts';

const looks: Record<OrderEvent['kind'], { icon: typeof IconBolt; color: string }> = {
  ordered: { icon: IconReceipt, color: 'blue' },
  cancelled: { icon: IconBan, color: 'gray' },
  closed: { icon: IconLock, color: 'gray' },
  deleted: { icon: IconTrash, color: 'red' },
  refunded: { icon: IconReceiptRefund, color: 'yellow' },
  delivery: { icon: IconBolt, color: 'gray' },
  arrival: { icon: IconDownload, color: 'gray' },
  processed: { icon: IconSettings, color: 'green' },
  failed: { icon: IconX, color: 'red' },
  moved: { icon: IconArrowsExchange, color: 'blue' },
  conflict_resolved: { icon: IconFlagCheck, color: 'green' },
};

/** What came when, by which path, and who did what; newest first. */
export function OrderTimeline({ orderId }: { orderId: string }) {
  const query = useQuery(orderTimelineQuery(orderId));
  return (
    <Section title="Timeline">
      <QueryView
        query={query}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <Text size="sm" c="dimmed">
            Nothing is remembered of this order yet.
          </Text>
        }
      >
        {({ items }) => (
          <Timeline bulletSize={24} lineWidth={1}>
            {items.map((event, index) => {
              const { icon: Icon, color } = looks[event.kind] ?? { icon: IconCheck, color: 'gray' };
              return (
                <Timeline.Item
                  key={`${event.at} ${event.kind} ${index}`}
                  bullet={
                    <ThemeIcon size={24} radius="xl" variant="light" color={color} aria-hidden>
                      <Icon size={14} />
                    </ThemeIcon>
                  }
                >
                  <Event event={event} />
                </Timeline.Item>
              );
            })}
          </Timeline>
        )}
      </QueryView>
    </Section>
  );
}

function Event({ event }: { event: OrderEvent }) {
  const { at, title, detail, by, origin, topic, deliveryId } = event;
  return (
    <Stack gap={2}>
      <Group gap={6}>
        <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
          {title}
        </Text>
        {origin && <Badge color="gray">{toWords(origin)}</Badge>}
      </Group>
      {detail && (
        <Text size="sm" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
          {detail}
        </Text>
      )}
      <Text size="xs" c="dimmed" component="div" style={{ overflowWrap: 'anywhere' }}>
        <When at={at} />
        {by && <> · by {by}</>}
        {topic && <> · {topic}</>}
        {deliveryId && <> · delivery {deliveryId}</>}
      </Text>
    </Stack>
  );
}
