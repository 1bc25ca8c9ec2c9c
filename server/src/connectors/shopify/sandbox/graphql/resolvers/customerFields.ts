import { computeOrderTotals } from '../../state/orderMoney.ts';
import type { ShopState } from '../../state/shopState.ts';
import type { CustomerState } from '../../state/types.ts';
import { toFullName } from '../../rest/restAddress.ts';
import { toGid } from '../gid.ts';
import { toCustomerAddress } from './addressFields.ts';
import { toMoney } from './moneyFields.ts';
import type { FieldMap } from './resolverTypes.ts';
import { cutList, toChildren, type AddressRow } from './rows.ts';

const findOrders = (state: ShopState, customer: CustomerState) =>
  state.ordersOfCustomer.get(customer.id) ?? [];

const readNumber = (row: AddressRow): number => Number(/\/(\d+)\?/.exec(row.gid)?.[1] ?? 0);

function toDefaultAddress(customer: CustomerState): AddressRow | null {
  const found = customer.addresses.find((address) => address.id === customer.defaultAddressId);
  return found ? toCustomerAddress(found) : null;
}

function toEmail(customer: CustomerState) {
  if (customer.email === null) return null;
  return {
    emailAddress: customer.email,
    marketingOptInLevel: customer.emailConsent.optInLevel.toUpperCase(),
    marketingState: customer.emailConsent.state.toUpperCase(),
    marketingUpdatedAt: customer.emailConsent.updatedAt,
    validFormat: true,
  };
}

function toPhone(customer: CustomerState) {
  if (customer.phone === null) return null;
  return {
    phoneNumber: customer.phone,
    marketingCollectedFrom: null,
    marketingOptInLevel: 'SINGLE_OPT_IN',
    marketingState: 'NOT_SUBSCRIBED',
    marketingUpdatedAt: null,
  };
}

export const customerFields: FieldMap<CustomerState> = {
  id: (customer) => toGid('Customer', customer.id),
  legacyResourceId: (customer) => String(customer.id),
  displayName: (customer) =>
    toFullName(customer.firstName, customer.lastName) || customer.email || customer.phone || '',
  state: (customer) => customer.state.toUpperCase(),
  locale: () => 'en-IN',
  multipassIdentifier: () => null,
  dataSaleOptOut: () => false,
  canDelete: (customer, _args, { state }) => findOrders(state, customer).length === 0,
  taxExemptions: () => [],
  validEmailAddress: () => true,
  numberOfOrders: (customer, _args, { state }) => String(findOrders(state, customer).length),
  amountSpent: (customer, _args, { state }) => {
    const spent = findOrders(state, customer)
      .filter((order) => !order.test && order.cancelledAt === null)
      .reduce((sum, order) => sum + computeOrderTotals(order).total, 0);
    return toMoney(spent, customer.currency);
  },
  lastOrder: (customer, _args, { state }) => findOrders(state, customer).at(-1) ?? null,
  orders: (customer, args, context) =>
    toChildren(findOrders(context.state, customer), args, context, (order) => order.id),
  defaultAddress: toDefaultAddress,
  addresses: (customer, args) => cutList(customer.addresses, args).map(toCustomerAddress),
  addressesV2: (customer, args, context) =>
    toChildren(customer.addresses.map(toCustomerAddress), args, context, readNumber),
  defaultEmailAddress: toEmail,
  defaultPhoneNumber: toPhone,
  emailMarketingConsent: (customer) => ({
    consentUpdatedAt: customer.emailConsent.updatedAt,
    marketingOptInLevel: customer.emailConsent.optInLevel.toUpperCase(),
    marketingState: customer.emailConsent.state.toUpperCase(),
  }),
  smsMarketingConsent: () => null,
};
