import { Text } from '@mantine/core';
import type { Order } from '../../api/orders.ts';
import { When } from '../ui/Age.tsx';
import { type Fact, Facts } from '../ui/Facts.tsx';
import { Section } from '../ui/Section.tsx';
import { TagList } from '../ui/TagList.tsx';
import { toWords } from '../ui/statusLooks.ts';

/** What else the shop said: notes, tags, where the order came from. */
export function OrderFacts({ order }: { order: Order }) {
  const facts: Fact[] = [
    { label: 'Note', value: <Note text={order.note} /> },
    { label: 'Tags', value: toTags(order.tags) },
    { label: 'Discount codes', value: toTags(order.discountCodes) },
    { label: 'Source', value: order.sourceName ? toWords(order.sourceName) : null },
    ...toUtmFacts(order.utm),
    { label: 'Link said', value: toTags(order.linkMarks) },
    { label: 'Ordered', value: <When at={order.orderedAt} /> },
    { label: 'Cancelled', value: toMoment(order.cancelledAt) },
    { label: 'Closed', value: toMoment(order.closedAt) },
    { label: 'Last changed', value: <When at={order.updatedAt} /> },
    { label: 'Shopify id', value: order.shopifyOrderId },
  ];
  return (
    <Section title="Details">
      <Facts facts={order.note ? facts : facts.slice(1)} />
    </Section>
  );
}

function Note({ text }: { text: string | null }) {
  return (
    <Text size="sm" component="span" style={{ whiteSpace: 'pre-line' }}>
      {text}
    </Text>
  );
}

function toMoment(at: string | null) {
  return at === null ? null : <When at={at} />;
}

/** null leaves the row out. */
function toTags(tags: string[]) {
  return tags.length === 0 ? null : <TagList tags={tags} />;
}

/** `UTM campaign: diwali_sale`, in the order people read them. */
function toUtmFacts(utm: Order['utm']): Fact[] {
  const names = ['source', 'medium', 'campaign', 'term', 'content', 'id'];
  return names.map((name) => ({ label: `UTM ${name}`, value: utm[name] ?? null }));
}
