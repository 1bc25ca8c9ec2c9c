import { getRouteApi } from '@tanstack/react-router';
import { InventoryList } from '../components/inventory/InventoryList.tsx';
import { PageHeader } from '../components/ui/PageHeader.tsx';

const route = getRouteApi('/shell/inventory');

export function InventoryPage() {
  return (
    <>
      <PageHeader title="Inventory" description="Stock as the shops count it" />
      <InventoryList place={route.useSearch()} />
    </>
  );
}
