import { getRouteApi } from '@tanstack/react-router';
import { ProductProfitList } from '../components/profit/products/ProductProfitList.tsx';

const route = getRouteApi('/shell/profit/products');

export function ProductProfitPage() {
  return <ProductProfitList search={route.useSearch()} />;
}
