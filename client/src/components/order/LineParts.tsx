import { Badge, Code, Group, Stack, Text } from '@mantine/core';
import type { OrderLine } from '../../api/orders.ts';
import { formatCount } from '../../lib/numbers.ts';
import { OutsideLink } from '../ui/OutsideLink.tsx';
import { RouterLink } from '../ui/RouterLink.tsx';

const withoutSku = {
  custom: 'Custom item',
  tip: 'Tip',
  gift_card: 'Gift card',
  deleted: 'Product deleted in the shop',
} as const;

/** What was ordered, with the code the warehouse knows it by. */
export function LineItem({ line }: { line: OrderLine }) {
  return (
    <Stack gap={2} miw={160}>
      <Text size="sm" fw={600}>
        {line.skuCode ? (
          <RouterLink to="/catalog" search={{ search: line.skuCode }}>
            {line.title}
          </RouterLink>
        ) : (
          line.title
        )}
      </Text>
      <Group gap={6}>
        {line.skuCode && <Code>{line.skuCode}</Code>}
        {line.unlinked && (
          <Badge color="gray" variant="outline">
            {withoutSku[line.unlinked]}
          </Badge>
        )}
        {line.variantTitle && (
          <Text size="sm" c="dimmed">
            {line.variantTitle}
          </Text>
        )}
      </Group>
      <LineProperties line={line} />
    </Stack>
  );
}

/** What the customer asked for: an engraving, a message. */
function LineProperties({ line }: { line: OrderLine }) {
  return line.properties.map(({ name, value }) => (
    <Text key={name} size="xs" style={{ overflowWrap: 'anywhere' }}>
      {name}: {value}
    </Text>
  ));
}

/** What is to be sent now, and what was ordered where that differs. */
export function LineQty({ line }: { line: OrderLine }) {
  const { qty, orderedQty } = line;
  if (qty === orderedQty) return <Text size="sm">{formatCount(qty)}</Text>;
  return (
    <Text size="sm" component="div">
      <b>{formatCount(qty)}</b>
      <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
        {formatCount(orderedQty)} ordered
      </Text>
    </Text>
  );
}

/** How it travels. */
export function LineParcel({ line }: { line: OrderLine }) {
  const { awbNumber, courier, trackingUrl } = line;
  if (!awbNumber && !courier && !trackingUrl) return null;
  return (
    <Stack gap={2} align="flex-start">
      {awbNumber && <Code style={{ overflowWrap: 'anywhere' }}>{awbNumber}</Code>}
      {courier && <Text size="sm">{courier}</Text>}
      {trackingUrl && (
        <Text size="sm">
          <OutsideLink href={trackingUrl}>Track</OutsideLink>
        </Text>
      )}
    </Stack>
  );
}
