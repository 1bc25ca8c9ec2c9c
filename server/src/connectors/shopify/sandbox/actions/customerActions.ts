import { toRestDeletedCustomer } from '../rest/restCustomer.ts';
import { toCustomerDataRequest, toCustomerRedact } from '../rest/restEvents.ts';
import { computeOrderTotals } from '../state/orderMoney.ts';
import { toUnpaddedAmount } from '../state/currency.ts';
import { findCustomer, nextId, readClock, type ShopState } from '../state/shopState.ts';
import type { AddressState, CustomerAddressState, CustomerState } from '../state/types.ts';
import type { ActionContext, TopicBody } from './actionContext.ts';
import { customerTopic } from './topics.ts';

export interface CustomerSpec {
  email?: string | null;
  phone?: string | null;
  firstName?: string | null;
  lastName?: string | null;
  note?: string | null;
  tags?: string[];
  addresses?: AddressState[];
  acceptsMarketing?: boolean;
}

/** An address with every part null, to be filled by what is known. */
export const emptyAddress: AddressState = {
  firstName: null,
  lastName: null,
  company: null,
  address1: null,
  address2: null,
  city: null,
  province: null,
  provinceCode: null,
  zip: null,
  country: null,
  countryCode: null,
  phone: null,
  latitude: null,
  longitude: null,
};

function buildAddresses(state: ShopState, list: AddressState[]): CustomerAddressState[] {
  return list.map((address) => ({ ...address, id: nextId(state, 'address') }));
}

function assertUnique(state: ShopState, spec: CustomerSpec, self: number | null): void {
  for (const other of state.customers.values()) {
    if (other.id === self) continue;
    if (spec.email && other.email === spec.email) throw new Error('Email has already been taken');
    if (spec.phone && other.phone === spec.phone) throw new Error('Phone has already been taken');
  }
}

export function buildCustomer(state: ShopState, spec: CustomerSpec): CustomerState {
  const now = readClock(state);
  const addresses = buildAddresses(state, spec.addresses ?? []);
  return {
    id: nextId(state, 'customer'),
    email: spec.email ?? null,
    phone: spec.phone ?? null,
    firstName: spec.firstName ?? null,
    lastName: spec.lastName ?? null,
    state: 'disabled',
    note: spec.note ?? null,
    verifiedEmail: true,
    taxExempt: false,
    tags: spec.tags ?? [],
    currency: state.info.currency,
    addresses,
    defaultAddressId: addresses[0]?.id ?? null,
    emailConsent: {
      state: spec.acceptsMarketing ? 'subscribed' : 'not_subscribed',
      optInLevel: 'single_opt_in',
      updatedAt: spec.acceptsMarketing ? now : null,
    },
    createdAt: now,
    updatedAt: now,
  };
}

export function createCustomer(context: ActionContext, spec: CustomerSpec): CustomerState {
  const { state } = context;
  assertUnique(state, spec, null);
  const customer = buildCustomer(state, spec);
  state.customers.set(customer.id, customer);
  state.version += 1;
  context.record({ action: 'create', resource: 'customer', id: customer.id, details: {} });
  context.emit([customerTopic(state, 'create', customer)]);
  return customer;
}

/** Tags travel in their own topics since 2025-01 (shopify-facts 7). */
function tagTopics(customer: CustomerState, before: string[]): TopicBody[] {
  const gid = `gid://shopify/Customer/${customer.id}`;
  const added = customer.tags.filter((tag) => !before.includes(tag));
  const removed = before.filter((tag) => !customer.tags.includes(tag));
  const entry = (topic: string, tags: string[]): TopicBody[] =>
    tags.length === 0
      ? []
      : [{ topic, body: () => ({ customerId: gid, tags, occurredAt: customer.updatedAt }) }];
  return [...entry('customer.tags_added', added), ...entry('customer.tags_removed', removed)];
}

export function updateCustomer(context: ActionContext, id: number, patch: CustomerSpec) {
  const { state } = context;
  const customer = findCustomer(state, id);
  assertUnique(state, patch, id);
  const before = customer.tags;
  const { addresses, acceptsMarketing, ...rest } = patch;
  Object.assign(customer, rest);
  if (addresses) {
    customer.addresses = buildAddresses(state, addresses);
    customer.defaultAddressId = customer.addresses[0]?.id ?? null;
  }
  customer.updatedAt = readClock(state);
  if (acceptsMarketing !== undefined) {
    const consent = acceptsMarketing ? 'subscribed' : 'unsubscribed';
    customer.emailConsent = {
      ...customer.emailConsent,
      state: consent,
      updatedAt: customer.updatedAt,
    };
  }
  state.version += 1;
  context.record({ action: 'update', resource: 'customer', id, details: {} });
  context.emit([customerTopic(state, 'update', customer), ...tagTopics(customer, before)]);
  return customer;
}

/** A customer with orders cannot be deleted, only redacted (shopify-facts 10). */
export function deleteCustomer(context: ActionContext, id: number): void {
  const { state } = context;
  findCustomer(state, id);
  if ((state.ordersOfCustomer.get(id) ?? []).length > 0)
    throw new Error('Customer has orders and cannot be deleted');
  state.customers.delete(id);
  state.version += 1;
  context.record({ action: 'delete', resource: 'customer', id, details: {} });
  context.emit([{ topic: 'customers/delete', body: () => toRestDeletedCustomer(id) }]);
}

/** Sends customers/redact and forgets who the customer was. */
export function redactCustomer(context: ActionContext, id: number): void {
  const { state } = context;
  const customer = findCustomer(state, id);
  const body = toCustomerRedact(state, customer);
  Object.assign(customer, { email: null, phone: null, firstName: null, lastName: null });
  Object.assign(customer, { note: null, addresses: [], defaultAddressId: null });
  customer.emailConsent = { ...customer.emailConsent, state: 'redacted' };
  customer.updatedAt = readClock(state);
  state.version += 1;
  context.record({ action: 'redact', resource: 'customer', id, details: {} });
  context.emit([{ topic: 'customers/redact', body: () => body }]);
}

export function requestCustomerData(context: ActionContext, id: number): void {
  const { state } = context;
  const customer = findCustomer(state, id);
  const request = nextId(state, 'request');
  context.record({ action: 'data_request', resource: 'customer', id, details: {} });
  context.emit([
    {
      topic: 'customers/data_request',
      body: () => toCustomerDataRequest(state, customer, request),
    },
  ]);
}

/** Topics of a customer whose orders changed: the customer itself and its purchases. */
export function purchaseTopics(state: ShopState, customer: CustomerState): TopicBody[] {
  const orders = state.ordersOfCustomer.get(customer.id) ?? [];
  const last = orders.at(-1);
  const spent = orders
    .filter((order) => !order.test && order.cancelledAt === null)
    .reduce((sum, order) => sum + computeOrderTotals(order).total, 0);
  const { currency } = customer;
  return [
    customerTopic(state, 'update', customer),
    {
      topic: 'customers/purchasing_summary',
      body: () => ({
        customerId: `gid://shopify/Customer/${customer.id}`,
        numberOfOrders: orders.length,
        amountSpent: { amount: toUnpaddedAmount(spent, currency), currencyCode: currency },
        lastOrderId: last ? `gid://shopify/Order/${last.id}` : null,
        occurredAt: customer.updatedAt,
      }),
    },
  ];
}
