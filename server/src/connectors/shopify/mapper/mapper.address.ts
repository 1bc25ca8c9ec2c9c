import type { SourceAddress } from '../../../domain/source.ts';
import { type Place, readChild, readText } from './read.ts';

/** A postal address under a name; null where there is none (edge case 31). */
export function readAddress(place: Place, name: string): SourceAddress | null {
  const address = readChild(place, name);
  return address && toAddress(address);
}

export function toAddress(place: Place): SourceAddress {
  return {
    firstName: readText(place, 'firstName'),
    lastName: readText(place, 'lastName'),
    company: readText(place, 'company'),
    address1: readText(place, 'address1'),
    address2: readText(place, 'address2'),
    city: readText(place, 'city'),
    province: readText(place, 'province'),
    provinceCode: readText(place, 'provinceCode'),
    zip: readText(place, 'zip'),
    country: readText(place, 'country'),
    countryCode: readText(place, place.rest ? 'countryCode' : 'countryCodeV2'),
    phone: readText(place, 'phone'),
  };
}
