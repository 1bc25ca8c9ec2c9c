import { toFullName } from '../../rest/restAddress.ts';
import type { OrderState } from '../../state/orderTypes.ts';
import type { AddressState, CustomerAddressState } from '../../state/types.ts';
import type { FieldMap } from './resolverTypes.ts';
import type { AddressRow } from './rows.ts';

/** Order addresses have no id of their own in REST; GraphQL numbers them. */
export function toOrderAddress(
  order: OrderState,
  address: AddressState | null,
  kind: 'billing' | 'shipping',
): AddressRow | null {
  if (!address) return null;
  const id = kind === 'billing' ? order.id + 1_000_000_000_000 : order.id;
  return { gid: `gid://shopify/MailingAddress/${id}?model_name=Address`, address };
}

export function toCustomerAddress(address: CustomerAddressState): AddressRow {
  return { gid: `gid://shopify/MailingAddress/${address.id}?model_name=CustomerAddress`, address };
}

const lines = ({ address }: AddressRow): string[] =>
  [address.address1, address.address2, address.city, address.zip, address.country].filter(
    (part) => part !== null && part !== '',
  ) as string[];

export const addressFields: FieldMap<AddressRow> = {
  id: (row) => row.gid,
  address1: ({ address }) => address.address1,
  address2: ({ address }) => address.address2,
  city: ({ address }) => address.city,
  company: ({ address }) => address.company,
  coordinatesValidated: ({ address }) => address.latitude !== null,
  country: ({ address }) => address.country,
  countryCode: ({ address }) => address.countryCode,
  countryCodeV2: ({ address }) => address.countryCode,
  firstName: ({ address }) => address.firstName,
  formatted: lines,
  formattedArea: ({ address }) =>
    [address.city, address.province, address.country].filter(Boolean).join(', '),
  lastName: ({ address }) => address.lastName,
  latitude: ({ address }) => address.latitude,
  longitude: ({ address }) => address.longitude,
  name: ({ address }) => toFullName(address.firstName, address.lastName) || null,
  phone: ({ address }) => address.phone,
  province: ({ address }) => address.province,
  provinceCode: ({ address }) => address.provinceCode,
  zip: ({ address }) => address.zip,
};
