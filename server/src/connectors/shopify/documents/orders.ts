import type { ChildSelection, Document } from './document.ts';
import { toMoreText, toOneText, toPageText } from './document.ts';

const shopMoney = '{ shopMoney { amount } }';
const address =
  '{ firstName lastName company address1 address2 city province provinceCode zip country countryCodeV2 phone }';

/** Scalars and plain lists of an order; `id` first, as bulk joins by it. Lists without `first` come whole. */
export const orderFields = `id name createdAt processedAt updatedAt cancelledAt cancelReason closedAt test
email phone note tags sourceName currencyCode presentmentCurrencyCode taxesIncluded discountCodes
paymentGatewayNames displayFinancialStatus displayFulfillmentStatus
customAttributes { key value }
customerJourneySummary { lastVisit { landingPage } }
totalPriceSet { shopMoney { amount } presentmentMoney { amount } }
subtotalPriceSet ${shopMoney} totalDiscountsSet ${shopMoney} totalTaxSet ${shopMoney}
totalShippingPriceSet ${shopMoney} totalTipReceivedSet ${shopMoney} originalTotalDutiesSet ${shopMoney}
currentTotalPriceSet ${shopMoney} currentSubtotalPriceSet ${shopMoney} currentTotalDiscountsSet ${shopMoney}
currentTotalTaxSet ${shopMoney} currentTotalDutiesSet ${shopMoney} currentShippingPriceSet ${shopMoney}
totalOutstandingSet ${shopMoney}
refunds { id createdAt processedAt totalRefundedSet ${shopMoney} }
customer { id firstName lastName defaultEmailAddress { emailAddress } defaultPhoneNumber { phoneNumber } }
shippingAddress ${address}
billingAddress ${address}
fulfillments { id status displayStatus createdAt totalQuantity trackingInfo { company number url } }`;

export const lineItems: ChildSelection = {
  field: 'lineItems',
  first: 20,
  fields: `id title variantTitle sku quantity currentQuantity unfulfilledQuantity isGiftCard requiresShipping
variant { id } product { id }
customAttributes { key value }
originalUnitPriceSet ${shopMoney}
discountAllocations { allocatedAmountSet ${shopMoney} }
taxLines { priceSet ${shopMoney} }`,
};

export const shippingLines: ChildSelection = {
  field: 'shippingLines',
  first: 5,
  fields: `id title code isRemoved discountedPriceSet ${shopMoney} taxLines { priceSet ${shopMoney} }`,
};

const children = [lineItems, shippingLines];

export const ordersPage: Document = {
  name: 'OrdersPage',
  text: toPageText('OrdersPage', 'orders', orderFields, children),
};
export const orderById: Document = {
  name: 'OrderById',
  text: toOneText('OrderById', 'order', orderFields, children),
};
export const orderLinesMore: Document = {
  name: 'OrderLinesMore',
  text: toMoreText('OrderLinesMore', 'order', lineItems),
};
export const orderShippingMore: Document = {
  name: 'OrderShippingMore',
  text: toMoreText('OrderShippingMore', 'order', shippingLines),
};

export const ordersCount: Document = {
  name: 'OrdersCount',
  text: 'query OrdersCount($query: String, $limit: Int) { count: ordersCount(query: $query, limit: $limit) { count precision } }',
};

/** Ids, dates and totals alone, for a reconcile (spec 7.9). */
export const ordersCensus: Document = {
  name: 'OrdersCensus',
  text: `query OrdersCensus($first: Int!, $after: String, $query: String!) {
  orders(first: $first, after: $after, query: $query, sortKey: PROCESSED_AT) {
    nodes { id createdAt processedAt updatedAt totalPriceSet { shopMoney { amount currencyCode } } }
    pageInfo { hasNextPage endCursor }
  }
}`,
};

/** "Recover order" by the number people see (spec 7.11): a search, so the name is compared again. */
export const orderByName: Document = {
  name: 'OrderByName',
  text: 'query OrderByName($query: String!) { orders(first: 10, query: $query, sortKey: CREATED_AT, reverse: true) { nodes { id name } } }',
};

const parcelLines = 'nodes { quantity lineItem { id } } pageInfo { hasNextPage endCursor }';

/** What is in parcels, asked only where the order itself does not tell. */
export const fulfillmentLines: Document = {
  name: 'FulfillmentLines',
  text: `query FulfillmentLines($ids: [ID!]!) {
  nodes(ids: $ids) { ... on Fulfillment { id fulfillmentLineItems(first: 20) { ${parcelLines} } } }
}`,
};
export const fulfillmentLinesMore: Document = {
  name: 'FulfillmentLinesMore',
  text: `query FulfillmentLinesMore($id: ID!, $after: String) {
  node(id: $id) { ... on Fulfillment { fulfillmentLineItems(first: 250, after: $after) { ${parcelLines} } } }
}`,
};
