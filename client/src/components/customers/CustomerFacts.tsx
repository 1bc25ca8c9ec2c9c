import { Text } from '@mantine/core';
import type { Customer } from '../../api/customers.ts';
import { When } from '../ui/Age.tsx';
import { type Fact, Facts } from '../ui/Facts.tsx';
import { Section } from '../ui/Section.tsx';
import { toWords } from '../ui/statusLooks.ts';
import { TagList } from '../ui/TagList.tsx';
import { useStoreName } from '../ui/useStores.ts';

/** Shopify's words mean the login: a disabled one was never made. */
const accounts: Record<string, string> = {
  disabled: 'None',
  invited: 'Invited',
  enabled: 'Active',
  declined: 'Invitation declined',
};

function toAccount(state: string | null): string | null {
  return state === null ? null : (accounts[state] ?? toWords(state));
}

/** How to reach a customer, and what the shop noted. */
export function CustomerFacts({ customer }: { customer: Customer }) {
  const { email, phone, tags, note, state, updatedAt, shopifyCustomerId } = customer;
  const store = useStoreName(customer.connectionId);
  const facts: Fact[] = [
    { label: 'E-mail', value: email },
    { label: 'Phone', value: phone },
    { label: 'Store', value: store },
    { label: 'Account in the shop', value: toAccount(state) },
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
