import { randomBytes } from 'node:crypto';

/** `usr_9f…`: 96 random bits, safe in URLs and in natural keys (no colon). */
export function createId(prefix: string): string {
  return `${prefix}_${randomBytes(12).toString('hex')}`;
}
