import { Card } from '@mantine/core';
import { IconBuildingStore } from '@tabler/icons-react';
import { EmptyState } from '../ui/EmptyState.tsx';
import { RouterLink } from '../ui/RouterLink.tsx';

/** Nothing can come in while no shop is connected. */
export function NoShop() {
  return (
    <Card withBorder>
      <EmptyState title="No shop is connected" icon={<IconBuildingStore />}>
        <RouterLink to="/settings/shopify">Connect a Shopify shop</RouterLink>: its orders,
        products, customers and stock will arrive here.
      </EmptyState>
    </Card>
  );
}
