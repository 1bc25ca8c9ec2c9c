/** Products, stock and locations: a subset of Shopify's Admin schema 2026-07 (schema.test.ts proves it). */
export const catalogSdl = /* GraphQL */ `
type Product implements LegacyInteroperability & Node {
  createdAt: DateTime!
  defaultCursor: String!
  description(truncateAt: Int): String!
  descriptionHtml: HTML!
  featuredImage: Image
  featuredMedia: Media
  handle: String!
  hasOnlyDefaultVariant: Boolean!
  hasOutOfStockVariants: Boolean!
  hasVariantsThatRequiresComponents: Boolean!
  id: ID!
  images(
    first: Int
    after: String
    last: Int
    before: String
    reverse: Boolean = false
    sortKey: ProductImageSortKeys = POSITION
  ): ImageConnection!
  isGiftCard: Boolean!
  legacyResourceId: UnsignedInt64!
  media(
    first: Int
    after: String
    last: Int
    before: String
    reverse: Boolean = false
    sortKey: ProductMediaSortKeys = POSITION
    query: String
  ): MediaConnection!
  mediaCount: Count
  onlineStoreUrl: URL
  options(first: Int): [ProductOption!]!
  productType: String!
  publishedAt: DateTime
  status: ProductStatus!
  tags: [String!]!
  templateSuffix: String
  title: String!
  totalInventory: Int!
  tracksInventory: Boolean!
  updatedAt: DateTime!
  variants(
    first: Int
    after: String
    last: Int
    before: String
    reverse: Boolean = false
    sortKey: ProductVariantSortKeys = POSITION
  ): ProductVariantConnection!
  variantsCount: Count
  vendor: String!
}

type ProductVariant implements LegacyInteroperability & Node {
  availableForSale: Boolean!
  barcode: String
  compareAtPrice: Money
  createdAt: DateTime!
  defaultCursor: String!
  displayName: String!
  id: ID!
  image: Image
  inventoryItem: InventoryItem!
  inventoryPolicy: ProductVariantInventoryPolicy!
  inventoryQuantity: Int
  legacyResourceId: UnsignedInt64!
  media(
    first: Int
    after: String
    last: Int
    before: String
    reverse: Boolean = false
  ): MediaConnection!
  position: Int!
  price: Money!
  product: Product!
  selectedOptions: [SelectedOption!]!
  sellableOnlineQuantity: Int!
  sku: String
  taxCode: String
  taxable: Boolean!
  title: String!
  updatedAt: DateTime!
}

type ProductOption implements Node {
  id: ID!
  name: String!
  optionValues: [ProductOptionValue!]!
  position: Int!
  values: [String!]!
}

type ProductOptionValue implements Node {
  hasVariants: Boolean!
  id: ID!
  name: String!
}

type SelectedOption {
  name: String!
  optionValue: ProductOptionValue!
  value: String!
}

type Image {
  altText: String
  height: Int
  id: ID
  originalSrc: URL!
  src: URL!
  url: URL!
  width: Int
}

interface Media {
  alt: String
  id: ID!
  mediaContentType: MediaContentType!
  preview: MediaPreviewImage
  status: MediaStatus!
}

type MediaImage implements Media & Node {
  alt: String
  createdAt: DateTime!
  id: ID!
  image: Image
  mediaContentType: MediaContentType!
  mimeType: String
  preview: MediaPreviewImage
  status: MediaStatus!
  updatedAt: DateTime!
}

type MediaPreviewImage {
  image: Image
  status: MediaPreviewImageStatus!
}

type InventoryItem implements LegacyInteroperability & Node {
  countryCodeOfOrigin: CountryCode
  createdAt: DateTime!
  duplicateSkuCount: Int!
  harmonizedSystemCode: String
  id: ID!
  inventoryLevel(locationId: ID!, includeInactive: Boolean = false): InventoryLevel
  inventoryLevels(
    includeInactive: Boolean = false
    first: Int
    after: String
    last: Int
    before: String
    reverse: Boolean = false
    query: String
  ): InventoryLevelConnection!
  legacyResourceId: UnsignedInt64!
  locationsCount: Count
  measurement: InventoryItemMeasurement!
  provinceCodeOfOrigin: String
  requiresShipping: Boolean!
  sku: String
  tracked: Boolean!
  unitCost: MoneyV2
  updatedAt: DateTime!
  variant: ProductVariant!
  variants(first: Int, after: String, last: Int, before: String): ProductVariantConnection
}

type InventoryItemMeasurement implements Node {
  id: ID!
  weight: Weight
}

type Weight {
  unit: WeightUnit!
  value: Float!
}

type InventoryLevel implements Node {
  canDeactivate: Boolean!
  createdAt: DateTime!
  deactivationAlert: String
  id: ID!
  isActive: Boolean!
  item: InventoryItem!
  location: Location!
  quantities(names: [String!]!): [InventoryQuantity!]!
  updatedAt: DateTime!
}

type InventoryQuantity implements Node {
  id: ID!
  name: String!
  quantity: Int!
  updatedAt: DateTime
}

type Location implements LegacyInteroperability & Node {
  activatable: Boolean!
  address: LocationAddress!
  addressVerified: Boolean!
  createdAt: DateTime!
  deactivatable: Boolean!
  deactivatedAt: String
  deletable: Boolean!
  fulfillsOnlineOrders: Boolean!
  hasActiveInventory: Boolean!
  hasUnfulfilledOrders: Boolean!
  id: ID!
  inventoryLevel(inventoryItemId: ID!, includeInactive: Boolean = false): InventoryLevel
  inventoryLevels(
    includeInactive: Boolean = false
    first: Int
    after: String
    last: Int
    before: String
    reverse: Boolean = false
    query: String
  ): InventoryLevelConnection!
  isActive: Boolean!
  isFulfillmentService: Boolean!
  isPrimary: Boolean!
  legacyResourceId: UnsignedInt64!
  name: String!
  shipsInventory: Boolean!
  updatedAt: DateTime!
}

type LocationAddress {
  address1: String
  address2: String
  city: String
  country: String
  countryCode: String
  formatted: [String!]!
  latitude: Float
  longitude: Float
  phone: String
  province: String
  provinceCode: String
  zip: String
}
`;
