import { Badge, Button, Group, Stack, Text, ThemeIcon, Timeline } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type OrderEvent, orderTimelineQuery } from '../../api/order.ts';
import { useZone } from '../../app/session.ts';
import { formatCount } from '../../lib/numbers.ts';
import { When } from '../ui/Age.tsx';
import { QueryView } from '../ui/QueryView.tsx';
import { Section } from '../ui/Section.tsx';
import { toWords } from '../ui/statusLooks.ts';
import { findEventLook } from './eventLooks.ts';
import { toZonedText } from './eventText.ts';

/** More than this is shown on demand. */
const firstEvents = 12;

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
        {({ items }) => <Events events={items} />}
      </QueryView>
    </Section>
  );
}

function Events({ events }: { events: OrderEvent[] }) {
  const [whole, setWhole] = useState(false);
  const shown = whole ? events : events.slice(0, firstEvents);
  return (
    <Stack gap="md" align="flex-start">
      <Timeline bulletSize={24} lineWidth={1}>
        {shown.map((event, index) => (
          <Timeline.Item
            key={`${event.at} ${event.kind} ${index}`}
            bullet={<Bullet kind={event.kind} />}
          >
            <Event event={event} />
          </Timeline.Item>
        ))}
      </Timeline>
      {shown.length < events.length && (
        <Button size="xs" variant="default" onClick={() => setWhole(true)}>
          Show all {formatCount(events.length)} events
        </Button>
      )}
    </Stack>
  );
}

function Bullet({ kind }: Pick<OrderEvent, 'kind'>) {
  const { icon: Icon, color } = findEventLook(kind);
  return (
    <ThemeIcon size={24} radius="xl" variant="light" color={color} aria-hidden>
      <Icon size={14} />
    </ThemeIcon>
  );
}

function Event({ event }: { event: OrderEvent }) {
  const zone = useZone();
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
          {toZonedText(detail, zone)}
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
