/** The one host the service's content policy lets images come from, beside itself. */
const imageHost = 'cdn.shopify.com';

/**
 * The address of an image in the size it is shown, or null for one the browser would not be let load.
 * Shopify's image host gives any width on asking.
 * @param width in CSS pixels; twice as many are fetched, for dense screens
 */
export function toImageSource(src: string | undefined, width: number): string | null {
  if (src === undefined || !URL.canParse(src)) return null;
  const url = new URL(src);
  if (url.protocol !== 'https:' || url.host !== imageHost) return null;
  url.searchParams.set('width', String(width * 2));
  return url.href;
}
