/** Customers and the shop: a subset of Shopify's Admin schema 2026-07 (schema.test.ts proves it). */
export const peopleSdl = /* GraphQL */ `
type Customer implements LegacyInteroperability & Node {
  addresses(first: Int): [MailingAddress!]!
  addressesV2(
    first: Int
    after: String
    last: Int
    before: String
    reverse: Boolean = false
  ): MailingAddressConnection!
  amountSpent: MoneyV2!
  canDelete: Boolean!
  createdAt: DateTime!
  dataSaleOptOut: Boolean!
  defaultAddress: MailingAddress
  defaultEmailAddress: CustomerEmailAddress
  defaultPhoneNumber: CustomerPhoneNumber
  displayName: String!
  email: String
  emailMarketingConsent: CustomerEmailMarketingConsentState
  firstName: String
  id: ID!
  lastName: String
  lastOrder: Order
  legacyResourceId: UnsignedInt64!
  locale: String!
  multipassIdentifier: String
  note: String
  numberOfOrders: UnsignedInt64!
  orders(
    first: Int
    after: String
    last: Int
    before: String
    reverse: Boolean = false
    sortKey: OrderSortKeys = ID
    query: String
  ): OrderConnection!
  phone: String
  smsMarketingConsent: CustomerSmsMarketingConsentState
  state: CustomerState!
  tags: [String!]!
  taxExempt: Boolean!
  taxExemptions: [TaxExemption!]!
  updatedAt: DateTime!
  validEmailAddress: Boolean!
  verifiedEmail: Boolean!
}

type CustomerEmailAddress {
  emailAddress: String!
  marketingOptInLevel: CustomerMarketingOptInLevel
  marketingState: CustomerEmailAddressMarketingState!
  marketingUpdatedAt: DateTime
  validFormat: Boolean!
}

type CustomerPhoneNumber {
  marketingCollectedFrom: CustomerConsentCollectedFrom
  marketingOptInLevel: CustomerMarketingOptInLevel
  marketingState: CustomerSmsMarketingState!
  marketingUpdatedAt: DateTime
  phoneNumber: String!
}

type CustomerEmailMarketingConsentState {
  consentUpdatedAt: DateTime
  marketingOptInLevel: CustomerMarketingOptInLevel
  marketingState: CustomerEmailMarketingState!
}

type CustomerSmsMarketingConsentState {
  consentCollectedFrom: CustomerConsentCollectedFrom
  consentUpdatedAt: DateTime
  marketingOptInLevel: CustomerMarketingOptInLevel!
  marketingState: CustomerSmsMarketingState!
}

type MailingAddress implements Node {
  address1: String
  address2: String
  city: String
  company: String
  coordinatesValidated: Boolean!
  country: String
  countryCode: String
  countryCodeV2: CountryCode
  firstName: String
  formatted(withName: Boolean = false, withCompany: Boolean = true): [String!]!
  formattedArea: String
  id: ID!
  lastName: String
  latitude: Float
  longitude: Float
  name: String
  phone: String
  province: String
  provinceCode: String
  zip: String
}

type Shop implements Node {
  checkoutApiSupported: Boolean!
  contactEmail: String!
  createdAt: DateTime!
  currencyCode: CurrencyCode!
  description: String
  email: String!
  enabledPresentmentCurrencies: [CurrencyCode!]!
  ianaTimezone: String!
  id: ID!
  myshopifyDomain: String!
  name: String!
  plan: ShopPlan!
  primaryDomain: Domain!
  shopAddress: ShopAddress!
  shopOwnerName: String!
  setupRequired: Boolean!
  taxShipping: Boolean!
  taxesIncluded: Boolean!
  timezoneAbbreviation: String!
  timezoneOffset: String!
  timezoneOffsetMinutes: Int!
  unitSystem: UnitSystem!
  updatedAt: DateTime!
  url: URL!
  weightUnit: WeightUnit!
}

type ShopPlan {
  displayName: String!
  partnerDevelopment: Boolean!
  publicDisplayName: String!
  shopifyPlus: Boolean!
}

type Domain implements Node {
  host: String!
  id: ID!
  sslEnabled: Boolean!
  url: URL!
}

type ShopAddress implements Node {
  address1: String
  address2: String
  city: String
  company: String
  country: String
  countryCodeV2: CountryCode
  formatted(withCompany: Boolean = true): [String!]!
  id: ID!
  name: String
  phone: String
  province: String
  provinceCode: String
  zip: String
}

type CustomerJourneySummary {
  customerOrderIndex: Int
  daysToConversion: Int
  firstVisit: CustomerVisit
  lastVisit: CustomerVisit
  momentsCount: Count
  ready: Boolean!
}

type CustomerVisit implements Node {
  id: ID!
  landingPage: URL
  landingPageHtml: HTML
  occurredAt: DateTime!
  referralCode: String
  referrerUrl: URL
  source: String!
  sourceDescription: String
  utmParameters: UTMParameters
}

type UTMParameters {
  campaign: String
  content: String
  medium: String
  source: String
  term: String
}
`;
