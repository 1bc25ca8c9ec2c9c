import { PageHeader } from '../components/ui/PageHeader.tsx';

export function ShopifyPage() {
  return <PageHeader title="Shopify" />;
}
