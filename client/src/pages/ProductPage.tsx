import { getRouteApi } from '@tanstack/react-router';
import { ProductView } from '../components/catalog/ProductView.tsx';

const route = getRouteApi('/shell/catalog/$productId');

export function ProductPage() {
  const { productId } = route.useParams();
  return <ProductView key={productId} productId={productId} />;
}
