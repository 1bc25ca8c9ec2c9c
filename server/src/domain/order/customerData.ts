import { normalisePhone, toEmailKey, toPersonName, toText } from '../contact.ts';
import type { OrderRecord } from '../records.ts';
import type { SourceAddress, SourceOrder } from '../source.ts';
import type { OrderInput } from './orderTypes.ts';

export type OrderCustomerData = Pick<
  OrderRecord,
  | 'customerId'
  | 'shopifyCustomerId'
  | 'customerName'
  | 'customerFirstName'
  | 'customerLastName'
  | 'customerEmail'
  | 'customerEmailKey'
  | 'customerPhone'
>;

type Input = Pick<OrderInput, 'source' | 'ids' | 'rules' | 'customerIdByEmail'>;

/** Who ordered, from whatever part of the order tells it (edge cases 31, 71). */
export function buildCustomerData({
  source,
  ids,
  rules,
  customerIdByEmail,
}: Input): OrderCustomerData {
  const { customer, shippingAddress, billingAddress } = source;
  const customerEmail = toText(source.email) ?? toText(customer?.email);
  const customerEmailKey = toEmailKey(customerEmail);
  const phone = firstText(
    source.phone,
    customer?.phone,
    shippingAddress?.phone,
    billingAddress?.phone,
  );
  const customerPhone = normalisePhone(phone, rules.phoneCountry);
  const person = findPerson(source);
  return {
    customerId: customer
      ? toCustomerId(ids.connectionId, customer.externalId)
      : (customerIdByEmail.get(customerEmailKey ?? '') ?? null),
    shopifyCustomerId: customer?.externalId ?? null,
    customerName: person?.name ?? customerEmail ?? customerPhone ?? 'Guest',
    customerFirstName: person?.first ?? null,
    customerLastName: person?.last ?? null,
    customerEmail,
    customerEmailKey,
    customerPhone,
  };
}

/** The natural key of a customer record. */
export function toCustomerId(connectionId: string, externalId: string): string {
  return `${connectionId}:${externalId}`;
}

interface Person {
  name: string;
  first: string | null;
  last: string | null;
}

function findPerson(source: SourceOrder): Person | null {
  for (const named of [source.customer, source.shippingAddress, source.billingAddress]) {
    const person = named && toPerson(named);
    if (person) return person;
  }
  return null;
}

function toPerson({
  firstName,
  lastName,
}: Pick<SourceAddress, 'firstName' | 'lastName'>): Person | null {
  const name = toPersonName(firstName, lastName);
  return name === null ? null : { name, first: toText(firstName), last: toText(lastName) };
}

function firstText(...values: (string | null | undefined)[]): string | null {
  for (const value of values) {
    const text = toText(value);
    if (text !== null) return text;
  }
  return null;
}
