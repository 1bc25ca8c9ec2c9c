import { compareIds } from './compareIds.ts';
import { normalisePhone, toEmailKey, toText } from './contact.ts';
import { computeCustomerFigures } from './customerFigures.ts';
import type { CustomerRecord, OrderRecord } from './records.ts';
import type { Rules } from './rules.ts';
import { toPhoneTokens, toSearchTokens, toWords } from './searchTokens.ts';
import type { SourceCustomer } from './source.ts';
import { planWrite, type WritePlan } from './writePlan.ts';

/** What a customer record needs to know of each of the customer's orders. */
export type CustomerOrderRow = Pick<
  OrderRecord,
  | 'shopifyOrderId'
  | 'customerEmail'
  | 'customerPhone'
  | 'customerFirstName'
  | 'customerLastName'
  | 'shippingAddress'
  | 'billingAddress'
  | 'currentTotalAmount'
  | 'currency'
  | 'test'
  | 'orderedAt'
  | 'cancelledAt'
  | 'deletedAt'
>;

export interface CustomerInput {
  ids: { workspaceId: string; connectionId: string };
  shopifyCustomerId: string;
  /** The customer's own newest snapshot; null while only orders tell of them. */
  source: SourceCustomer | null;
  /** Version of that snapshot's cache entry; 0 without one. */
  rawVersion: number;
  /** All orders of the customer, in any order. */
  orders: readonly CustomerOrderRow[];
  existing: CustomerRecord | null;
  rules: Rules;
  /** The shop's currency, for a customer none of whose orders counts. */
  currency: string;
  now: Date;
}

export type CustomerPlan = WritePlan<CustomerRecord> | { kind: 'skipped'; reason: string };

/** What is to be written for a customer: a record only with at least one order (spec 5.1). */
export function planCustomer(input: CustomerInput): CustomerPlan {
  const { existing, orders, source } = input;
  if (!existing && orders.length === 0) return { kind: 'skipped', reason: 'no orders yet' };
  const profile = source ? toCustomerProfile(source, existing, input.rules) : keepProfile(input);
  const rawVersion = source ? input.rawVersion : (existing?.rawVersion ?? 0);
  const identity = {
    _id: `${input.ids.connectionId}:${input.shopifyCustomerId}`,
    workspaceId: input.ids.workspaceId,
    connectionId: input.ids.connectionId,
    rev: 1,
    rawVersion,
    createdAt: input.now,
    updatedAt: input.now,
    shopifyCustomerId: input.shopifyCustomerId,
  };
  const figures = computeCustomerFigures(orders, input.currency);
  const searchTokens = computeSearchTokens(profile, input.shopifyCustomerId);
  return planWrite(existing, Object.assign(identity, profile, figures, { searchTokens }));
}

function computeSearchTokens(profile: Profile, shopifyCustomerId: string): string[] {
  return toSearchTokens([
    profile.emailKey,
    ...toPhoneTokens(profile.phone),
    ...toWords(profile.firstName),
    ...toWords(profile.lastName),
    shopifyCustomerId,
  ]);
}

type Profile = Pick<
  CustomerRecord,
  | 'sourceUpdatedAt'
  | 'email'
  | 'emailKey'
  | 'phone'
  | 'firstName'
  | 'lastName'
  | 'note'
  | 'state'
  | 'tags'
  | 'acceptsMarketing'
  | 'defaultAddress'
  | 'addresses'
  | 'knownFrom'
  | 'deletedAt'
>;

/** The customer's own snapshot. What it does not speak of (undefined) stays as it was (edge case 14). */
export function toCustomerProfile(
  source: SourceCustomer,
  existing: Pick<CustomerRecord, 'tags' | 'acceptsMarketing'> | null,
  rules: Rules,
): Profile {
  return {
    sourceUpdatedAt: new Date(source.updatedAt),
    email: toText(source.email),
    emailKey: toEmailKey(source.email),
    phone: normalisePhone(source.phone, rules.phoneCountry),
    firstName: toText(source.firstName),
    lastName: toText(source.lastName),
    note: source.note,
    state: source.state,
    tags: source.tags ?? existing?.tags ?? [],
    acceptsMarketing: source.acceptsMarketing ?? existing?.acceptsMarketing ?? false,
    defaultAddress: source.defaultAddress,
    addresses: source.addresses,
    knownFrom: 'customer',
    deletedAt: null,
  };
}

/** Without a snapshot of their own: what is stored from one, else what the newest order tells. */
function keepProfile({ existing, orders }: CustomerInput): Profile {
  const newest = findNewestOrder(orders);
  if (existing && (existing.knownFrom === 'customer' || !newest)) return pickProfile(existing);
  if (!newest) throw new RangeError('A customer record needs a snapshot or an order');
  return toProfileOfOrder(newest);
}

function toProfileOfOrder(order: CustomerOrderRow): Profile {
  const address = order.shippingAddress ?? order.billingAddress;
  return {
    sourceUpdatedAt: order.orderedAt,
    email: order.customerEmail,
    emailKey: toEmailKey(order.customerEmail),
    phone: order.customerPhone,
    firstName: order.customerFirstName,
    lastName: order.customerLastName,
    note: null,
    state: null,
    tags: [],
    acceptsMarketing: false,
    defaultAddress: address,
    addresses: address ? [address] : [],
    knownFrom: 'order',
    deletedAt: null,
  };
}

/** By date, then id: the same one whatever order they arrived in. */
function findNewestOrder(orders: readonly CustomerOrderRow[]): CustomerOrderRow | undefined {
  return [...orders].sort(byDate).at(-1);
}

function byDate(left: CustomerOrderRow, right: CustomerOrderRow): number {
  const apart = left.orderedAt.getTime() - right.orderedAt.getTime();
  return apart || compareIds(left.shopifyOrderId, right.shopifyOrderId);
}

function pickProfile(record: CustomerRecord): Profile {
  return {
    sourceUpdatedAt: record.sourceUpdatedAt,
    email: record.email,
    emailKey: record.emailKey,
    phone: record.phone,
    firstName: record.firstName,
    lastName: record.lastName,
    note: record.note,
    state: record.state,
    tags: record.tags,
    acceptsMarketing: record.acceptsMarketing,
    defaultAddress: record.defaultAddress,
    addresses: record.addresses,
    knownFrom: record.knownFrom,
    deletedAt: record.deletedAt,
  };
}
