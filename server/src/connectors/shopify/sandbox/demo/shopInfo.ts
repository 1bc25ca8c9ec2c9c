import { nextId, toStamp, type ShopState } from '../state/shopState.ts';
import type { AddressState, LocationState, ShopInfo } from '../state/types.ts';
import { emptyAddress } from '../actions/customerActions.ts';

const home: AddressState = {
  ...emptyAddress,
  company: 'Neem & Thread',
  address1: '14, 80 Feet Road, Indiranagar',
  city: 'Bengaluru',
  province: 'Karnataka',
  provinceCode: 'KA',
  zip: '560038',
  country: 'India',
  countryCode: 'IN',
  phone: '+918041234567',
  latitude: 12.9784,
  longitude: 77.6408,
};

/** The demo shop: prices in rupees, GST included. */
export function createShopInfo(domain: string, now: Date): ShopInfo {
  const opened = toStamp(new Date(now.getTime() - 400 * 86_400_000));
  return {
    id: 68_424_958_201,
    name: 'Neem & Thread',
    email: 'hello@neemandthread.example',
    domain,
    currency: 'INR',
    presentmentCurrencies: ['INR', 'USD', 'AED'],
    timezone: 'Asia/Kolkata',
    utcOffsetMinutes: 330,
    taxesIncluded: true,
    taxShipping: false,
    address: home,
    owner: 'Asha Rao',
    createdAt: opened,
    updatedAt: opened,
  };
}

const places: { name: string; address: Partial<AddressState> }[] = [
  { name: 'Bengaluru Warehouse', address: {} },
  {
    name: 'Indiranagar Store',
    address: { address1: '100 Feet Road, Indiranagar', zip: '560008' },
  },
];

/** A warehouse and a store with a till. */
export function addLocations(state: ShopState): void {
  for (const place of places) {
    const location: LocationState = {
      id: nextId(state, 'location'),
      name: place.name,
      active: true,
      address: { ...home, ...place.address },
      createdAt: state.info.createdAt,
      updatedAt: state.info.createdAt,
    };
    state.locations.set(location.id, location);
  }
}
