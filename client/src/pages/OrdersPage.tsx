import { PageHeader } from '../components/ui/PageHeader.tsx';

export function OrdersPage() {
  return <PageHeader title="Orders" />;
}
