import { lazy, Suspense } from 'react';
import { ListSkeleton } from '../ui/ListSkeleton.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { OrdersActions } from './OrdersActions.tsx';
import { OrdersBoard } from './OrdersBoard.tsx';
import { useOrdersPlace } from './useOrdersPlace.ts';
import { ViewTabs } from './ViewTabs.tsx';

const WaitingOrders = lazy(async () => ({
  default: (await import('./WaitingOrders.tsx')).WaitingOrders,
}));

export function OrdersView() {
  const place = useOrdersPlace();
  const waiting = place.view.id === 'needs-sku';
  return (
    <>
      <PageHeader title="Orders" actions={<OrdersActions place={place} />} />
      <ViewTabs place={place} />
      {waiting ? (
        <Suspense fallback={<ListSkeleton />}>
          <WaitingOrders place={place} />
        </Suspense>
      ) : (
        <OrdersBoard place={place} />
      )}
    </>
  );
}
