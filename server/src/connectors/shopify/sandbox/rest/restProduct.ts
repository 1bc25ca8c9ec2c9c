import { toPaddedAmount } from '../state/currency.ts';
import { computeAvailable, type ShopState } from '../state/shopState.ts';
import type { ImageState, ProductState, VariantState } from '../state/types.ts';
import { toRestTime, toRestTimeOrNull } from './restTime.ts';

/** How many variants a body holds; `variant_gids` is always complete (shopify-facts 7, 9). */
const variantLimit = 100;

function toRestImage(state: ShopState, product: ProductState, image: ImageState) {
  return {
    id: image.id,
    alt: image.alt,
    position: image.position,
    product_id: product.id,
    created_at: toRestTime(state.info, image.createdAt),
    updated_at: toRestTime(state.info, image.updatedAt),
    admin_graphql_api_id: `gid://shopify/ProductImage/${image.id}`,
    width: image.width,
    height: image.height,
    src: image.src,
    variant_ids: product.variants.filter((v) => v.imageId === image.id).map((v) => v.id),
  };
}

function toRestMedia(state: ShopState, product: ProductState, image: ImageState) {
  const { src, width, height } = image;
  return {
    id: image.mediaId,
    product_id: product.id,
    position: image.position,
    created_at: toRestTime(state.info, image.createdAt),
    updated_at: toRestTime(state.info, image.updatedAt),
    alt: image.alt ?? '',
    status: 'READY',
    media_content_type: 'IMAGE',
    preview_image: { src, width, height, status: 'READY' },
    variant_ids: [],
    admin_graphql_api_id: `gid://shopify/MediaImage/${image.mediaId}`,
  };
}

function toRestVariant(state: ShopState, product: ProductState, variant: VariantState) {
  const { currency } = state.info;
  const quantity = computeAvailable(state, variant) ?? 0;
  return {
    id: variant.id,
    product_id: product.id,
    title: variant.title,
    price: toPaddedAmount(variant.price, currency),
    position: variant.position,
    inventory_policy: variant.inventoryPolicy,
    compare_at_price:
      variant.compareAtPrice === null ? null : toPaddedAmount(variant.compareAtPrice, currency),
    option1: variant.values[0] ?? '',
    option2: variant.values[1] ?? null,
    option3: variant.values[2] ?? null,
    created_at: toRestTime(state.info, variant.createdAt),
    updated_at: toRestTime(state.info, variant.updatedAt),
    taxable: variant.taxable,
    barcode: variant.barcode,
    fulfillment_service: 'manual',
    grams: variant.grams,
    inventory_management: variant.item.tracked ? 'shopify' : null,
    requires_shipping: variant.item.requiresShipping,
    sku: variant.sku,
    weight: variant.grams / 1000,
    weight_unit: 'kg',
    inventory_item_id: variant.item.id,
    inventory_quantity: quantity,
    old_inventory_quantity: quantity,
    admin_graphql_api_id: `gid://shopify/ProductVariant/${variant.id}`,
    image_id: variant.imageId,
  };
}

export function toRestProduct(state: ShopState, product: ProductState) {
  const { info } = state;
  const images = product.images.map((image) => toRestImage(state, product, image));
  return {
    id: product.id,
    title: product.title,
    body_html: product.bodyHtml,
    vendor: product.vendor,
    product_type: product.productType,
    created_at: toRestTime(info, product.createdAt),
    handle: product.handle,
    updated_at: toRestTime(info, product.updatedAt),
    published_at: toRestTimeOrNull(info, product.publishedAt),
    template_suffix: null,
    published_scope: 'global',
    tags: product.tags.join(', '),
    status: product.status,
    admin_graphql_api_id: `gid://shopify/Product/${product.id}`,
    category: null,
    has_variants_that_requires_components: false,
    options: product.options.map((option) => ({
      id: option.id,
      product_id: product.id,
      name: option.name,
      position: option.position,
      values: option.values.map((value) => value.name),
    })),
    variants: product.variants
      .slice(0, variantLimit)
      .map((variant) => toRestVariant(state, product, variant)),
    variant_gids: product.variants.map((variant) => ({
      admin_graphql_api_id: `gid://shopify/ProductVariant/${variant.id}`,
      updated_at: variant.updatedAt,
    })),
    images,
    image: images[0] ?? null,
    media: product.images.map((image) => toRestMedia(state, product, image)),
  };
}
