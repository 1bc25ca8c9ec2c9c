import { Text } from '@mantine/core';
import type { Customer } from '../../api/customers.ts';
import { When } from '../ui/Age.tsx';
import { type Fact, Facts } from '../ui/Facts.tsx';
import { Section } from '../ui/Section.tsx';
import { toWords } from '../ui/statusLooks.ts';
import { TagList } from '../ui/TagList.tsx';
import { useStoreName } from '../ui/useStores.ts';

/** How to reach a customer, and what the shop noted. */
export function CustomerFacts({ customer }: { customer: Customer }) {
  const { email, phone, tags, note, state, updatedAt, shopifyCustomerId } = customer;
  const store = useStoreName(customer.connectionId);
  const facts: Fact[] = [
    { label: 'E-mail', value: email },
    { label: 'Phone', value: phone },
    { label: 'Store', value: store },
    { label: 'Account', value: state === null ? null : toWords(state) },
    { label: 'Tags', value: tags.length > 0 ? <TagList tags={tags} /> : null },
    {
      label: 'Note',
      value: note && (
        <Text span inherit style={{ whiteSpace: 'pre-line' }}>
          {note}
        </Text>
      ),
    },
    { label: 'Last changed', value: <When at={updatedAt} /> },
    { label: 'Shopify id', value: shopifyCustomerId },
  ];
  return (
    <Section title="Details">
      <Facts facts={facts} />
    </Section>
  );
}
