import { Badge, Grid, SimpleGrid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type Customer, customerQuery } from '../../api/customers.ts';
import { formatCount } from '../../lib/numbers.ts';
import { When } from '../ui/Age.tsx';
import { BackLink } from '../ui/BackLink.tsx';
import { isMissing, MissingRecord } from '../ui/MissingRecord.tsx';
import { Money } from '../ui/Money.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { QueryView } from '../ui/QueryView.tsx';
import { RouterLink } from '../ui/RouterLink.tsx';
import { ShopLink } from '../ui/ShopLink.tsx';
import { Tile } from '../ui/Tile.tsx';
import type { KeysetSearch } from '../ui/useKeyset.ts';
import { CustomerAddresses } from './CustomerAddresses.tsx';
import { MarketingBadge } from './customerColumns.tsx';
import { CustomerFacts } from './CustomerFacts.tsx';
import { toCustomerName } from './customerNames.ts';
import { CustomerOrders } from './CustomerOrders.tsx';

/** One customer: who, what they bought, where they live. */
export function CustomerView({ customerId, place }: { customerId: string; place: KeysetSearch }) {
  const query = useQuery(customerQuery(customerId));
  if (query.data === undefined) {
    return (
      <>
        <BackLink to="/customers" />
        <PageHeader title="Customer" />
        {isMissing(query.error) ? (
          <MissingRecord what="customer">
            People without an order are no customers yet.{' '}
            <RouterLink to="/customers">Go to the customers</RouterLink>
          </MissingRecord>
        ) : (
          <QueryView query={query}>{() => null}</QueryView>
        )}
      </>
    );
  }
  return (
    <QueryView query={query}>
      {(customer) => <WholeCustomer customer={customer} place={place} />}
    </QueryView>
  );
}

function WholeCustomer({ customer, place }: { customer: Customer; place: KeysetSearch }) {
  return (
    <>
      <BackLink to="/customers" />
      <PageHeader
        title={toCustomerName(customer)}
        marks={
          <>
            <MarketingBadge customer={customer} />
            {customer.deletedAt && <Badge color="red">Deleted in the shop</Badge>}
          </>
        }
        description={
          <ShopLink
            connectionId={customer.connectionId}
            path={`/customers/${customer.shopifyCustomerId}`}
          />
        }
      />
      <Stack gap="md">
        <Figures customer={customer} />
        <Grid gap="md">
          <Grid.Col span={{ base: 12, md: 8 }}>
            <CustomerOrders customerId={customer.id} place={place} />
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 4 }}>
            <Stack gap="md">
              <CustomerFacts customer={customer} />
              <CustomerAddresses customer={customer} />
            </Stack>
          </Grid.Col>
        </Grid>
      </Stack>
    </>
  );
}

function Figures({ customer }: { customer: Customer }) {
  const { ordersCount, totalSpent, currency, firstOrderAt, lastOrderAt } = customer;
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }} spacing="sm">
      <Tile label="Orders" value={<Figure>{formatCount(ordersCount)}</Figure>} />
      <Tile
        label="Total spent"
        value={
          <Figure>
            <Money amount={totalSpent} currency={currency} />
          </Figure>
        }
      />
      <Tile label="First order" value={<Day at={firstOrderAt} />} />
      <Tile label="Last order" value={<Day at={lastOrderAt} />} />
    </SimpleGrid>
  );
}

/** Amounts can be long: they are to fit beside each other on a phone. */
function Figure({ children }: { children: ReactNode }) {
  return (
    <Text span inherit fz={{ base: 'lg', sm: 'xl' }}>
      {children}
    </Text>
  );
}

function Day({ at }: { at: string | null }) {
  return (
    <Figure>
      <When at={at} />
    </Figure>
  );
}
