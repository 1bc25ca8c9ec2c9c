/**
 * What the twin shop holds. Money is integer minor units of the shop's currency; ids are Shopify's numeric ids
 * (about 10^13, safe integers); times are ISO 8601 UTC in whole seconds, as Shopify keeps them.
 */
export type Minor = number;
export type Stamp = string;

export interface AddressState {
  firstName: string | null;
  lastName: string | null;
  company: string | null;
  address1: string | null;
  address2: string | null;
  city: string | null;
  province: string | null;
  provinceCode: string | null;
  zip: string | null;
  country: string | null;
  countryCode: string | null;
  phone: string | null;
  latitude: number | null;
  longitude: number | null;
}

export interface CustomerAddressState extends AddressState {
  id: number;
}

export interface CustomerState {
  id: number;
  email: string | null;
  phone: string | null;
  firstName: string | null;
  lastName: string | null;
  state: 'declined' | 'disabled' | 'enabled' | 'invited';
  note: string | null;
  verifiedEmail: boolean;
  taxExempt: boolean;
  tags: string[];
  currency: string;
  addresses: CustomerAddressState[];
  defaultAddressId: number | null;
  emailConsent: { state: string; optInLevel: string; updatedAt: Stamp | null };
  createdAt: Stamp;
  updatedAt: Stamp;
}

export interface InventoryItemState {
  id: number;
  tracked: boolean;
  cost: Minor | null;
  requiresShipping: boolean;
  harmonizedSystemCode: string | null;
  countryCodeOfOrigin: string | null;
  createdAt: Stamp;
  updatedAt: Stamp;
}

export interface VariantState {
  id: number;
  title: string;
  sku: string | null;
  barcode: string | null;
  price: Minor;
  compareAtPrice: Minor | null;
  position: number;
  /** One value per option, in the options' order. */
  values: string[];
  taxable: boolean;
  inventoryPolicy: 'deny' | 'continue';
  imageId: number | null;
  grams: number;
  item: InventoryItemState;
  createdAt: Stamp;
  updatedAt: Stamp;
}

export interface OptionState {
  id: number;
  name: string;
  position: number;
  values: { id: number; name: string }[];
}

export interface ImageState {
  id: number;
  mediaId: number;
  src: string;
  alt: string | null;
  width: number;
  height: number;
  position: number;
  createdAt: Stamp;
  updatedAt: Stamp;
}

export interface ProductState {
  id: number;
  title: string;
  bodyHtml: string;
  vendor: string;
  productType: string;
  handle: string;
  status: 'active' | 'draft' | 'archived';
  tags: string[];
  giftCard: boolean;
  options: OptionState[];
  variants: VariantState[];
  images: ImageState[];
  publishedAt: Stamp | null;
  createdAt: Stamp;
  updatedAt: Stamp;
}

export interface LocationState {
  id: number;
  name: string;
  active: boolean;
  address: AddressState;
  createdAt: Stamp;
  updatedAt: Stamp;
}

/** Stock of one item at one location. on_hand = available + committed. */
export interface LevelState {
  /** The number of the level's gid: not the location's id (shopify-facts 5). */
  id: number;
  itemId: number;
  locationId: number;
  available: number;
  committed: number;
  createdAt: Stamp;
  updatedAt: Stamp;
}

export interface ShopInfo {
  id: number;
  name: string;
  email: string;
  domain: string;
  currency: string;
  presentmentCurrencies: string[];
  timezone: string;
  utcOffsetMinutes: number;
  taxesIncluded: boolean;
  taxShipping: boolean;
  address: AddressState;
  owner: string;
  createdAt: Stamp;
  updatedAt: Stamp;
}

export interface SubscriptionState {
  id: number;
  topic: string;
  uri: string;
  includeFields: string[];
  filter: string | null;
  name: string | null;
  /** Set in the app's configuration: not listed, not removable, survives failures (compliance topics). */
  fromApp: boolean;
  /** Deliveries given up in a row. */
  failures: number;
  createdAt: Stamp;
  updatedAt: Stamp;
}

export interface BulkState {
  id: number;
  query: string;
  status: 'CREATED' | 'RUNNING' | 'COMPLETED' | 'CANCELING' | 'CANCELED' | 'FAILED' | 'EXPIRED';
  errorCode: string | null;
  objectCount: number;
  rootObjectCount: number;
  fileSize: number | null;
  /** Random part of the result's address; null until there are rows. */
  fileToken: string | null;
  createdAt: Stamp;
  completedAt: Stamp | null;
}
