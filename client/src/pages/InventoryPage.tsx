import { PageHeader } from '../components/ui/PageHeader.tsx';

export function InventoryPage() {
  return <PageHeader title="Inventory" />;
}
