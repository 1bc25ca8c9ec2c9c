import { normalisePhone, toDisplayName, toEmailKey, toPersonName, toText } from '../contact.ts';
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
      : ((customerEmailKey && customerIdByEmail.get(customerEmailKey)) ?? null),
    shopifyCustomerId: customer?.externalId ?? null,
    customerName: toDisplayName({ ...person, email: customerEmail, phone: customerPhone }),
    customerFirstName: person.firstName,
    customerLastName: person.lastName,
    customerEmail,
    customerEmailKey,
    customerPhone,
  };
}

/** The natural key of a customer record. */
export function toCustomerId(connectionId: string, externalId: string): string {
  return `${connectionId}:${externalId}`;
}

type Named = Pick<SourceAddress, 'firstName' | 'lastName'>;
const nameless: Named = { firstName: null, lastName: null };

/** The first part of the order that names somebody. */
function findPerson({ customer, shippingAddress, billingAddress }: SourceOrder): Named {
  for (const named of [customer, shippingAddress, billingAddress]) {
    if (!named || toPersonName(named.firstName, named.lastName) === null) continue;
    return { firstName: toText(named.firstName), lastName: toText(named.lastName) };
  }
  return nameless;
}

function firstText(...values: (string | null | undefined)[]): string | null {
  for (const value of values) {
    const text = toText(value);
    if (text !== null) return text;
  }
  return null;
}
