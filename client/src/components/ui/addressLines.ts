/** An address as a platform gives it: any of its parts may be missing. */
export type AddressParts = { readonly [Part in string]?: string | null };

/** Name, company, streets, town, country, as they would stand on a label; empty for an address of nothing. */
export function toAddressLines(address: AddressParts): string[] {
  const join = (parts: (string | null | undefined)[], between: string) =>
    parts.filter((part) => part !== null && part !== undefined && part !== '').join(between);
  return [
    join([address['firstName'], address['lastName']], ' '),
    address['company'] ?? '',
    address['address1'] ?? '',
    address['address2'] ?? '',
    join([join([address['city'], address['province']], ', '), address['zip']], ' '),
    address['country'] ?? address['countryCode'] ?? '',
  ].filter((line) => line !== '');
}
