import { PageHeader } from '../components/ui/PageHeader.tsx';

export function CatalogPage() {
  return <PageHeader title="Catalog" />;
}
