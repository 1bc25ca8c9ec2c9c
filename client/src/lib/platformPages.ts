/** Platforms whose settings need a page of their own; all others share one. */
const ownPages = { shopify: '/settings/shopify' } as const;

export type PlatformPage = '/settings/shopify' | '/settings/platforms';

/** Where the connections of a platform are looked after. */
export function toPlatformPage(platform: string): PlatformPage {
  return hasOwnPage(platform) ? ownPages[platform] : '/settings/platforms';
}

export function hasOwnPage(platform: string): platform is keyof typeof ownPages {
  return Object.hasOwn(ownPages, platform);
}
