import { computeProductStock } from '../../actions/stock.ts';
import { computeAvailable } from '../../state/shopState.ts';
import { toUnpaddedAmount } from '../../state/currency.ts';
import type { OptionState, ProductState, VariantState } from '../../state/types.ts';
import { assertPageArguments, paginate } from '../connection.ts';
import { toGid } from '../gid.ts';
import { toCount } from './moneyFields.ts';
import type { FieldMap } from './resolverTypes.ts';
import { cutList, toChildren, type ImageRow } from './rows.ts';

export interface VariantSource {
  product: ProductState;
  variant: VariantState;
}

interface OptionRow {
  product: ProductState;
  option: OptionState;
}

const toImages = (product: ProductState): ImageRow[] =>
  product.images.map((image) => ({ product, image }));

const toMedia = (row: ImageRow) => ({ __typename: 'MediaImage', ...row });

const text = (html: string): string => html.replace(/<[^>]+>/g, ' ').trim();

export const productFields: FieldMap<ProductState> = {
  id: (product) => toGid('Product', product.id),
  legacyResourceId: (product) => String(product.id),
  defaultCursor: (product) => toGid('Product', product.id),
  status: (product) => product.status.toUpperCase(),
  description: (product, args) => text(product.bodyHtml).slice(0, args.truncateAt ?? undefined),
  descriptionHtml: (product) => product.bodyHtml,
  isGiftCard: (product) => product.giftCard,
  templateSuffix: () => null,
  onlineStoreUrl: (product, _args, { state }) =>
    product.publishedAt ? `https://${state.info.domain}/products/${product.handle}` : null,
  hasOnlyDefaultVariant: (product) => product.variants[0]?.title === 'Default Title',
  hasOutOfStockVariants: (product, _args, { state }) =>
    product.variants.some((variant) => computeAvailable(state, variant) === 0),
  hasVariantsThatRequiresComponents: () => false,
  totalInventory: (product, _args, { state }) => computeProductStock(state, product),
  tracksInventory: (product) => product.variants.some((variant) => variant.item.tracked),
  variantsCount: (product) => toCount(product.variants.length),
  mediaCount: (product) => toCount(product.images.length),
  options: (product, args) =>
    cutList(product.options, args).map((option): OptionRow => ({ product, option })),
  variants: (product, args, context, info) => {
    const rows = product.variants.map((variant): VariantSource => ({ product, variant }));
    const id = (row: VariantSource): number => row.variant.id;
    // A query for a single product may ask for 2,000 variants at once (shopify-facts 5).
    if (context.walk || info.path.prev?.typename !== 'QueryRoot')
      return toChildren(rows, args, context, id);
    assertPageArguments(args, 2000);
    return paginate(rows, args, { id, value: id });
  },
  featuredImage: (product) => toImages(product)[0] ?? null,
  featuredMedia: (product) => toImages(product).map(toMedia)[0] ?? null,
  images: (product, args, context) =>
    toChildren(toImages(product), args, context, (row) => row.image.id),
  media: (product, args, context) =>
    toChildren(toImages(product).map(toMedia), args, context, (row) => row.image.mediaId),
};

export const optionFields: FieldMap<OptionRow> = {
  id: ({ option }) => toGid('ProductOption', option.id),
  name: ({ option }) => option.name,
  position: ({ option }) => option.position,
  values: ({ option }) => option.values.map((value) => value.name),
  optionValues: ({ product, option }) =>
    option.values.map((value) => toOptionValue(product, option, value)),
};

function toOptionValue(
  product: ProductState,
  option: OptionState,
  value: { id: number; name: string },
) {
  const used = product.variants.some((v) => v.values[option.position - 1] === value.name);
  return { id: toGid('ProductOptionValue', value.id), name: value.name, hasVariants: used };
}

function toSelected({ product, variant }: VariantSource) {
  return product.options.map((option, index) => {
    const name = variant.values[index] ?? '';
    const value = option.values.find((candidate) => candidate.name === name) ?? { id: 0, name };
    return {
      name: option.name,
      value: name,
      optionValue: () => toOptionValue(product, option, value),
    };
  });
}

export const variantFields: FieldMap<VariantSource> = {
  id: ({ variant }) => toGid('ProductVariant', variant.id),
  legacyResourceId: ({ variant }) => String(variant.id),
  defaultCursor: ({ variant }) => toGid('ProductVariant', variant.id),
  title: ({ variant }) => variant.title,
  displayName: ({ product, variant }) => `${product.title} - ${variant.title}`,
  sku: ({ variant }) => variant.sku,
  barcode: ({ variant }) => variant.barcode,
  position: ({ variant }) => variant.position,
  // The Money scalar of variants is padded, unlike MoneyV2.
  price: ({ variant }, _args, { state }) => toPrice(variant.price, state.info.currency),
  compareAtPrice: ({ variant }, _args, { state }) =>
    variant.compareAtPrice === null ? null : toPrice(variant.compareAtPrice, state.info.currency),
  taxable: ({ variant }) => variant.taxable,
  taxCode: () => null,
  inventoryPolicy: ({ variant }) => variant.inventoryPolicy.toUpperCase(),
  inventoryQuantity: ({ variant }, _args, { state }) => computeAvailable(state, variant) ?? 0,
  sellableOnlineQuantity: ({ variant }, _args, { state }) =>
    Math.max(0, computeAvailable(state, variant) ?? 0),
  availableForSale: ({ variant }, _args, { state }) =>
    variant.inventoryPolicy === 'continue' || (computeAvailable(state, variant) ?? 1) > 0,
  inventoryItem: (row) => row,
  product: ({ product }) => product,
  selectedOptions: toSelected,
  createdAt: ({ variant }) => variant.createdAt,
  updatedAt: ({ variant }) => variant.updatedAt,
  image: ({ product, variant }) => {
    const image = product.images.find((candidate) => candidate.id === variant.imageId);
    return image ? { product, image } : null;
  },
  media: ({ product, variant }, args, context) => {
    const rows = toImages(product).filter((row) => row.image.id === variant.imageId);
    return toChildren(rows.map(toMedia), args, context, (row) => row.image.mediaId);
  },
};

function toPrice(amount: number, currency: string): string {
  const unpadded = toUnpaddedAmount(amount, currency);
  return /\.\d$/.test(unpadded) ? `${unpadded}0` : unpadded;
}

export const imageFields: FieldMap<ImageRow> = {
  id: ({ image }) => toGid('ProductImage', image.id),
  altText: ({ image }) => image.alt,
  height: ({ image }) => image.height,
  width: ({ image }) => image.width,
  url: ({ image }) => image.src,
  src: ({ image }) => image.src,
  originalSrc: ({ image }) => image.src,
};

export const mediaFields: FieldMap<ImageRow> = {
  id: ({ image }) => toGid('MediaImage', image.mediaId),
  alt: ({ image }) => image.alt ?? '',
  createdAt: ({ image }) => image.createdAt,
  updatedAt: ({ image }) => image.updatedAt,
  image: (row) => row,
  mediaContentType: () => 'IMAGE',
  mimeType: () => 'image/jpeg',
  preview: (row) => ({ image: row, status: 'READY' }),
  status: () => 'READY',
};
