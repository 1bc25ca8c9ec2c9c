import { PageHeader } from '../components/ui/PageHeader.tsx';

export function CustomersPage() {
  return <PageHeader title="Customers" />;
}
