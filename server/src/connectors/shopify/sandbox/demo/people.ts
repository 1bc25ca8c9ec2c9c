import { emptyAddress, type CustomerSpec } from '../actions/customerActions.ts';
import type { Random } from '../state/random.ts';
import type { AddressState } from '../state/types.ts';
import { firstNames, lastNames, streets, towns } from './words.ts';

/** A mobile number as people type it: plain, with zero, with country code, with gaps (shopify-facts 8). */
export function writePhone(random: Random, digits: string): string {
  const spaced = `${digits.slice(0, 5)} ${digits.slice(5)}`;
  return random.weighted([
    [digits, 40],
    [`+91${digits}`, 25],
    [`0${digits.slice(0, 5)} ${digits.slice(5)}`, 8],
    [`+91 ${spaced}`, 12],
    [`91${digits}`, 5],
    [spaced, 10],
  ]);
}

export const makeDigits = (random: Random): string =>
  `${random.pick(['9', '8', '7', '6'])}${String(random.between(100_000_000, 999_999_999))}`;

export function makeAddress(
  random: Random,
  who: { firstName: string; lastName: string; phone: string },
): AddressState {
  const town = random.pick(towns);
  return {
    ...emptyAddress,
    firstName: who.firstName,
    lastName: who.lastName,
    address1: `${random.between(1, 240)}, ${random.pick(streets)}`,
    address2: random.chance(0.4)
      ? `Flat ${random.between(1, 40)}${random.pick(['A', 'B', 'C'])}`
      : null,
    city: town.city,
    province: town.province,
    provinceCode: town.code,
    zip: String(random.between(town.zips[0], town.zips[1])),
    country: 'India',
    countryCode: 'IN',
    phone: writePhone(random, who.phone),
  };
}

const plain = (text: string): string => text.toLowerCase().replace(/[^a-z]/g, '') || 'guest';

/** A customer; one in eight has a phone only, one in twelve an e-mail only. */
export function makeCustomer(random: Random, index: number): CustomerSpec {
  const firstName = random.pick(firstNames);
  const lastName = random.pick(lastNames);
  const digits = makeDigits(random);
  const reach = random.weighted([
    ['both', 80],
    ['phone', 12],
    ['email', 8],
  ] as const);
  const email = `${plain(firstName)}.${plain(lastName)}${index}@example.com`;
  return {
    firstName,
    lastName,
    email: reach === 'phone' ? null : email,
    phone: reach === 'email' ? null : `+91${digits}`,
    tags: random.chance(0.06) ? ['VIP'] : [],
    acceptsMarketing: random.chance(0.35),
    note: random.chance(0.02) ? 'Prefers delivery after 6 pm' : null,
    addresses: [makeAddress(random, { firstName, lastName, phone: digits })],
  };
}
