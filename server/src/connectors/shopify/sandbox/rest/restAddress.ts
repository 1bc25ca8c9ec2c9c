import type { AddressState, CustomerAddressState, CustomerState } from '../state/types.ts';

export function toFullName(first: string | null, last: string | null): string {
  return [first, last].filter((part) => part !== null && part !== '').join(' ');
}

/** Billing, shipping and destination addresses of orders. */
export function toRestAddress(address: AddressState) {
  return {
    first_name: address.firstName,
    address1: address.address1,
    phone: address.phone,
    city: address.city,
    zip: address.zip,
    province: address.province,
    country: address.country,
    last_name: address.lastName,
    address2: address.address2,
    company: address.company,
    latitude: address.latitude,
    longitude: address.longitude,
    name: toFullName(address.firstName, address.lastName),
    country_code: address.countryCode,
    province_code: address.provinceCode,
  };
}

/** Addresses of a customer: with id and customer, without coordinates. */
export function toRestCustomerAddress(customer: CustomerState, address: CustomerAddressState) {
  return {
    id: address.id,
    customer_id: customer.id,
    first_name: address.firstName,
    last_name: address.lastName,
    company: address.company,
    address1: address.address1,
    address2: address.address2,
    city: address.city,
    province: address.province,
    country: address.country,
    zip: address.zip,
    phone: address.phone,
    name: toFullName(address.firstName, address.lastName),
    province_code: address.provinceCode,
    country_code: address.countryCode,
    country_name: address.country,
    default: address.id === customer.defaultAddressId,
  };
}
