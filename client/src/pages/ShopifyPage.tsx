import { ShopifyTab } from '../components/settings/tabs/ShopifyTab.tsx';

export function ShopifyPage() {
  return <ShopifyTab />;
}
