import { PageHeader } from '../components/ui/PageHeader.tsx';

export function CustomerPage() {
  return <PageHeader title="Customer" />;
}
