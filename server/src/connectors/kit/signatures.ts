import { createHmac, timingSafeEqual } from 'node:crypto';

/** Exactly 32 bytes in canonical base64: Node's own decoder would take trailing garbage (S03). */
const base64Digest = /^[A-Za-z0-9+/]{43}=$/;

/**
 * Is `signature` the base64 HMAC-SHA256 of the exact bytes under any of the secrets? Every secret is tried,
 * so that time tells nothing of which one fits; empty secrets never match (spec 6.2).
 */
export function verifyHmacSha256(
  raw: Uint8Array,
  signature: string | undefined,
  secrets: string[],
): boolean {
  if (signature === undefined || !base64Digest.test(signature)) return false;
  const given = Buffer.from(signature, 'base64');
  if (given.toString('base64') !== signature) return false;
  let matches = false;
  for (const secret of secrets) {
    if (secret === '') continue;
    const expected = createHmac('sha256', secret).update(raw).digest();
    if (given.length === expected.length && timingSafeEqual(given, expected)) matches = true;
  }
  return matches;
}

/** The signature a sender would make; sandboxes and tests sign with it. */
export function signHmacSha256(raw: Uint8Array | string, secret: string): string {
  return createHmac('sha256', secret).update(raw).digest('base64');
}
