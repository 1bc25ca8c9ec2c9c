import type { AdminPages } from '../kit/types.ts';

/** Where a shop's staff find a record in Shopify itself. */
export const admin: AdminPages = {
  home({ shopDomain, baseUrl }) {
    const own = `https://${shopDomain ?? ''}`;
    const isShop = shopDomain !== undefined && (!baseUrl || baseUrl.replace(/\/+$/, '') === own);
    return isShop ? `${own}/admin` : null;
  },
  product: (productId) => `/products/${productId}`,
  variant: (productId, variantId) => `/products/${productId}/variants/${variantId}`,
};
