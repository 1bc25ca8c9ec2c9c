import type { ShopState } from '../../state/shopState.ts';
import type { ShopInfo } from '../../state/types.ts';
import { toGid } from '../gid.ts';
import type { FieldMap } from './resolverTypes.ts';

const planNames = { standard: 'Basic', advanced: 'Advanced', plus: 'Shopify Plus' } as const;

export type Plan = keyof typeof planNames;

const pad = (value: number): string => String(value).padStart(2, '0');

function toOffset(info: ShopInfo): string {
  const size = Math.abs(info.utcOffsetMinutes);
  const sign = info.utcOffsetMinutes < 0 ? '-' : '+';
  return `${sign}${pad(Math.floor(size / 60))}${pad(size % 60)}`;
}

export const shopFields: FieldMap<ShopState> = {
  id: ({ info }) => toGid('Shop', info.id),
  name: ({ info }) => info.name,
  email: ({ info }) => info.email,
  contactEmail: ({ info }) => info.email,
  description: () => null,
  shopOwnerName: ({ info }) => info.owner,
  myshopifyDomain: ({ info }) => info.domain,
  url: ({ info }) => `https://${info.domain}`,
  primaryDomain: ({ info }) => ({
    id: toGid('Domain', info.id),
    host: info.domain,
    sslEnabled: true,
    url: `https://${info.domain}`,
  }),
  currencyCode: ({ info }) => info.currency,
  enabledPresentmentCurrencies: ({ info }) => info.presentmentCurrencies,
  ianaTimezone: ({ info }) => info.timezone,
  timezoneAbbreviation: ({ info }) => (info.timezone === 'Asia/Kolkata' ? 'IST' : 'UTC'),
  timezoneOffset: ({ info }) => toOffset(info),
  timezoneOffsetMinutes: ({ info }) => info.utcOffsetMinutes,
  taxesIncluded: ({ info }) => info.taxesIncluded,
  taxShipping: ({ info }) => info.taxShipping,
  unitSystem: () => 'METRIC_SYSTEM',
  weightUnit: () => 'KILOGRAMS',
  checkoutApiSupported: () => true,
  setupRequired: () => false,
  createdAt: ({ info }) => info.createdAt,
  updatedAt: ({ info }) => info.updatedAt,
  plan: (_state, _args, { plan }) => ({
    displayName: planNames[plan],
    publicDisplayName: planNames[plan],
    partnerDevelopment: false,
    shopifyPlus: plan === 'plus',
  }),
  shopAddress: ({ info }) => ({
    id: toGid('ShopAddress', info.id),
    name: info.name,
    countryCodeV2: info.address.countryCode,
    formatted: [info.address.address1, info.address.city, info.address.zip].filter(Boolean),
    ...info.address,
  }),
};
