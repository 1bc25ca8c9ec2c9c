import { SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useMay } from '../../app/session.ts';
import type { Order } from '../../api/orders.ts';
import { AddressText } from '../ui/AddressText.tsx';
import { toAddressLines } from '../ui/addressLines.ts';
import { RouterLink } from '../ui/RouterLink.tsx';
import { Section } from '../ui/Section.tsx';

/** Who ordered, and where it goes. */
export function OrderPeople({ order }: { order: Order }) {
  return (
    <Section title="Customer">
      <Stack gap="md">
        <Stack gap={2}>
          <CustomerName order={order} />
          {order.customerEmail && (
            <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
              {order.customerEmail}
            </Text>
          )}
          {order.customerPhone && <Text size="sm">{order.customerPhone}</Text>}
        </Stack>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
          <Place title="Ships to" address={order.shippingAddress} />
          <Place title="Bills to" address={order.billingAddress} sameAs={order.shippingAddress} />
        </SimpleGrid>
      </Stack>
    </Section>
  );
}

/** A link for those who may see customers; guests have no record. */
function CustomerName({ order }: { order: Order }) {
  const mayRead = useMay('readSync');
  const { customerId, customerName } = order;
  const name = customerName === '' ? 'No name' : customerName;
  if (customerId === null) {
    return (
      <Text size="sm" fw={600}>
        {customerName === '' ? 'No customer' : `${name} (guest)`}
      </Text>
    );
  }
  return (
    <Text size="sm" fw={600}>
      {mayRead ? (
        <RouterLink to="/customers/$customerId" params={{ customerId }}>
          {name}
        </RouterLink>
      ) : (
        name
      )}
    </Text>
  );
}

type Address = Order['shippingAddress'];

function Place(props: { title: string; address: Address; sameAs?: Address }) {
  const { title, address, sameAs } = props;
  const text = (one: Address | undefined) => (one ? toAddressLines(one).join('\n') : null);
  const same = address !== null && text(address) === text(sameAs);
  return (
    <Stack gap={2}>
      <Title order={3} size="h6" c="dimmed" fw={600}>
        {title}
      </Title>
      {same ? <Text size="sm">The same address</Text> : <AddressText address={address ?? {}} />}
    </Stack>
  );
}
