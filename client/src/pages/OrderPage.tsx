import { PageHeader } from '../components/ui/PageHeader.tsx';

export function OrderPage() {
  return <PageHeader title="Order" />;
}
