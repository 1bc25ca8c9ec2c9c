import { sha256 } from '../../lib/digest.ts';

const readable = /^[\w.-]{1,80}$/;

/**
 * A text as a part of an id: as it is where it may stand in an address, else what can be read of it with a digest
 * that tells it from its likes.
 */
export function toIdPart(text: string): string {
  const plain = text.trim().normalize('NFC');
  if (readable.test(plain)) return plain;
  const words = plain.replaceAll(/[^\w.]+/g, '-').slice(0, 40);
  return `${words}-${sha256(plain).slice(0, 12)}`;
}

/** `#1001` and `1001` are one order. */
export function toOrderKey(orderNumber: string): string {
  return toIdPart(orderNumber.trim().replace(/^#\s*/, ''));
}
