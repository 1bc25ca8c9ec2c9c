import { Card, Skeleton } from '@mantine/core';
import { Suspense } from 'react';
import { FilterDrawer, FilterForm } from './lazyParts.ts';
import type { OrdersPlace } from './useOrdersPlace.ts';

interface Props {
  place: OrdersPlace;
  narrow: boolean;
  opened: boolean;
  onClose: () => void;
}

/** The filters: above the list on a desk, in a drawer on a phone. */
export function FilterPanel({ place, narrow, opened, onClose }: Props) {
  if (narrow) return <FilterDrawer place={place} opened={opened} onClose={onClose} />;
  if (!opened) return null;
  return (
    <Card withBorder padding="sm" mb="sm" component="section" aria-label="Filters">
      <Suspense fallback={<Skeleton h={36} />}>
        <FilterForm place={place} />
      </Suspense>
    </Card>
  );
}
