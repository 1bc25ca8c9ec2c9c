import { useQuery } from '@tanstack/react-query';
import { productsQuery } from '../../../api/catalog.ts';
import { RouterLink } from '../../ui/RouterLink.tsx';

/** The name of a product by the platform's id of it; the id itself where there is none. */
export function ProductTitle({ productId }: { productId: string }) {
  const { data } = useQuery(productsQuery({ shopifyProductId: productId, limit: '1' }));
  const product = data?.items[0];
  if (!product) return productId;
  return (
    <RouterLink to="/catalog/$productId" params={{ productId: product.id }}>
      {product.title}
    </RouterLink>
  );
}
