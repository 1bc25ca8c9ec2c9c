import type { ChildSelection, Document } from './document.ts';
import { toMoreText, toOneText, toPageText } from './document.ts';

const addressFields =
  'firstName lastName company address1 address2 city province provinceCode zip country countryCodeV2 phone';

export const customerFields = `id firstName lastName note state tags createdAt updatedAt
defaultEmailAddress { emailAddress marketingState }
defaultPhoneNumber { phoneNumber }
defaultAddress { ${addressFields} }`;

export const addresses: ChildSelection = {
  field: 'addressesV2',
  first: 10,
  fields: `id ${addressFields}`,
};

export const customersPage: Document = {
  name: 'CustomersPage',
  text: toPageText('CustomersPage', 'customers', customerFields, [addresses]),
};
export const customerById: Document = {
  name: 'CustomerById',
  text: toOneText('CustomerById', 'customer', customerFields, [addresses]),
};
export const customerAddressesMore: Document = {
  name: 'CustomerAddressesMore',
  text: toMoreText('CustomerAddressesMore', 'customer', addresses),
};

export const customersCount: Document = {
  name: 'CustomersCount',
  text: 'query CustomersCount($query: String, $limit: Int) { count: customersCount(query: $query, limit: $limit) { count precision } }',
};
