import { Alert, Group, Stack, Text } from '@mantine/core';
import { IconPackageImport } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { waitingOrdersQuery } from '../../api/orders.ts';
import { useMay } from '../../app/session.ts';
import { DataList } from '../ui/DataList.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { StoreFilter } from '../ui/StoreFilter.tsx';
import { useKeyset } from '../ui/useKeyset.ts';
import { RetryWaiting } from './RetryWaiting.tsx';
import { listWaitingColumns, WaitingCard } from './WaitingCells.tsx';
import type { OrdersPlace } from './useOrdersPlace.ts';

/** Orders the shop sent that wait for a product nobody has told us about (spec 4.7). */
export function WaitingOrders({ place }: { place: OrdersPlace }) {
  const { connectionId } = place.search;
  const keyset = useKeyset(place.search, `waiting ${connectionId ?? ''}`, place.turn);
  const query = useQuery(waitingOrdersQuery({ connectionId, cursor: keyset.cursor }));
  const may = { retry: useMay('operate'), read: useMay('readSync') };
  return (
    <Stack gap="sm">
      <Alert color="yellow" icon={<IconPackageImport />} title="Waiting for products">
        <Text size="sm">
          These orders came in before their products did. The products are being fetched from the
          shop; each order takes its place in the list by itself as soon as its products are here.
        </Text>
      </Alert>
      <Group gap="xs">
        <StoreFilter
          value={connectionId}
          onChange={(next) => place.filter({ connectionId: next })}
        />
        {may.retry && <RetryWaiting orders={query.data?.items ?? []} />}
      </Group>
      <DataList
        label="Orders that need a SKU"
        query={query}
        columns={listWaitingColumns(may)}
        keyset={keyset}
        empty={
          <EmptyState title={place.view.empty}>Every order has found its products.</EmptyState>
        }
        renderCard={(order) => <WaitingCard order={order} may={may} />}
      />
    </Stack>
  );
}
