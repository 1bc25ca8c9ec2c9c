import type { ShopInfo } from '../state/types.ts';
import type { CustomerState } from '../state/types.ts';
import { toRestCustomerAddress } from './restAddress.ts';
import { toRestTime } from './restTime.ts';

function toRestDefaultAddress(customer: CustomerState) {
  const found = customer.addresses.find((address) => address.id === customer.defaultAddressId);
  return found ? { default_address: toRestCustomerAddress(customer, found) } : {};
}

/**
 * customers/create and update of 2025-01 and later: no tags, consents, counts (shopify-facts 7).
 * Absent is not empty: a reader must not overwrite them.
 */
export function toRestCustomer(info: ShopInfo, customer: CustomerState) {
  return {
    id: customer.id,
    email: customer.email,
    created_at: toRestTime(info, customer.createdAt),
    updated_at: toRestTime(info, customer.updatedAt),
    first_name: customer.firstName,
    last_name: customer.lastName,
    state: customer.state,
    note: customer.note,
    verified_email: customer.verifiedEmail,
    multipass_identifier: null,
    tax_exempt: customer.taxExempt,
    phone: customer.phone,
    currency: customer.currency,
    addresses: customer.addresses.map((address) => toRestCustomerAddress(customer, address)),
    tax_exemptions: [],
    admin_graphql_api_id: `gid://shopify/Customer/${customer.id}`,
    ...toRestDefaultAddress(customer),
  };
}

/** The customer inside an order. */
export function toRestOrderCustomer(info: ShopInfo, customer: CustomerState) {
  const { addresses: _addresses, ...rest } = toRestCustomer(info, customer);
  return rest;
}

export function toRestDeletedCustomer(id: number) {
  return {
    id,
    phone: null,
    addresses: [],
    tax_exemptions: [],
    admin_graphql_api_id: `gid://shopify/Customer/${id}`,
  };
}
