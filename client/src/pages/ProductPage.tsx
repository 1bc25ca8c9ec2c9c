import { PageHeader } from '../components/ui/PageHeader.tsx';

export function ProductPage() {
  return <PageHeader title="Product" />;
}
