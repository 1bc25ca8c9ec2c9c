import { Alert, Card, SimpleGrid } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';
import { useMay } from '../../../app/session.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ConnectForm } from './ConnectForm.tsx';
import { ConnectGuide } from './ConnectGuide.tsx';

/** Nothing is connected yet: the form, with a guide beside it. */
export function ConnectStart({ onDone }: { onDone: (id: string) => void }) {
  const mayConnect = useMay('administer');
  return (
    <>
      <PageHeader
        title="Shopify"
        description="Orders, products, customers and stock of your store, raw first, then as ERP records"
      />
      {mayConnect ? (
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
          <Card withBorder padding="lg">
            <ConnectForm onDone={({ id }) => onDone(id)} />
          </Card>
          <Card withBorder padding="lg">
            <ConnectGuide />
          </Card>
        </SimpleGrid>
      ) : (
        <Card withBorder>
          <EmptyState title="No store is connected yet" icon={<IconPlugConnected />}>
            An admin connects it here: ask one.
          </EmptyState>
        </Card>
      )}
    </>
  );
}

/** The address names a store that is not here. */
export function UnknownStore() {
  return (
    <Alert color="yellow" mb="md" title="This store is not connected here">
      Shown is the first one that is.
    </Alert>
  );
}
