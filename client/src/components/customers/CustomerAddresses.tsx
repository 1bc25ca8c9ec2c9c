import { Stack, Text } from '@mantine/core';
import type { Customer } from '../../api/customers.ts';
import { AddressText } from '../ui/AddressText.tsx';
import { toAddressLines } from '../ui/addressLines.ts';
import { Section } from '../ui/Section.tsx';

/** The default address first, then the others, each once. */
export function CustomerAddresses({ customer }: { customer: Customer }) {
  const places = listAddresses(customer);
  return (
    <Section title={places.length === 1 ? 'Address' : 'Addresses'}>
      {places.length === 0 && (
        <Text size="sm" c="dimmed">
          The shop has no address of this customer.
        </Text>
      )}
      <Stack gap="md">
        {places.map(({ key, address, usual }) => (
          <Stack key={key} gap={2}>
            {usual && places.length > 1 && (
              <Text size="xs" c="dimmed" fw={600}>
                Default
              </Text>
            )}
            <AddressText address={address} />
          </Stack>
        ))}
      </Stack>
    </Section>
  );
}

type Address = Customer['addresses'][number];

function listAddresses({ defaultAddress, addresses }: Customer) {
  const all = [...(defaultAddress ? [defaultAddress] : []), ...addresses];
  const byKey = new Map(all.map((address) => [toKey(address), address]));
  const usual = defaultAddress && toKey(defaultAddress);
  return [...byKey].map(([key, address]) => ({ key, address, usual: key === usual }));
}

function toKey(address: Address): string {
  return [...toAddressLines(address), address['phone']].join('\n');
}
