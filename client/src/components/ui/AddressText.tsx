import { Text } from '@mantine/core';
import { type AddressParts, toAddressLines } from './addressLines.ts';

/** An address as a label; the phone stands under it where the viewer may see it. */
export function AddressText({ address }: { address: AddressParts }) {
  const lines = toAddressLines(address);
  const phone = address['phone'];
  if (lines.length === 0 && !phone) {
    return (
      <Text size="sm" c="dimmed">
        No address
      </Text>
    );
  }
  return (
    <Text
      size="sm"
      component="address"
      style={{ fontStyle: 'normal', whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}
    >
      {[...lines, ...(phone ? [phone] : [])].join('\n')}
    </Text>
  );
}
