import { getRouteApi } from '@tanstack/react-router';
import { CatalogList } from '../components/catalog/CatalogList.tsx';
import { PageHeader } from '../components/ui/PageHeader.tsx';

const route = getRouteApi('/shell/catalog');

export function CatalogPage() {
  return (
    <>
      <PageHeader title="Catalog" description="Products with their variations and SKUs" />
      <CatalogList place={route.useSearch()} />
    </>
  );
}
