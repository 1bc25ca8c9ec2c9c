import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { inspect } from 'node:util';

/** Where a secret belongs. Bound into the ciphertext: pasted elsewhere, it does not open (S108). */
export interface SecretPlace {
  workspaceId: string;
  connectionId: string;
  field: string;
}

/** A text that prints as `[secret]` wherever it ends up; only `reveal()` gives it out (design 6). */
export class Secret {
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }
  reveal(): string {
    return this.#text;
  }
  toString(): string {
    return '[secret]';
  }
  toJSON(): string {
    return '[secret]';
  }
  [inspect.custom](): string {
    return '[secret]';
  }
}

interface SealingKey {
  id: string;
  bytes: Buffer;
}

/** Keys by age: the first seals, all of them open (rotation). */
export interface Keyring {
  readonly keys: readonly SealingKey[];
}

/** Anything that keeps a sealed text from opening, said without a detail an attacker could use. */
export class SealError extends Error {
  override name = 'SealError';
}

const ivBytes = 12;
const tagBytes = 16;

/**
 * @param keys 64 hex digits or the base64 of 32 bytes; any other text is stretched to 32 bytes.
 * @throws SealError without a key.
 */
export function createKeyring(keys: readonly string[]): Keyring {
  if (keys.length === 0) throw new SealError('At least one encryption key is needed');
  return {
    keys: keys.map((text) => {
      const bytes = toKeyBytes(text);
      return { id: createHash('sha256').update(bytes).digest('hex').slice(0, 8), bytes };
    }),
  };
}

function toKeyBytes(text: string): Buffer {
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex');
  if (/^[A-Za-z0-9+/]{43}=$/.test(text)) return Buffer.from(text, 'base64');
  return deriveKey(text, 'sluice sealing key');
}

/** 32 bytes for one purpose from a longer secret. */
export function deriveKey(secret: string | Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));
}

/** AES-256-GCM: `v1.<key id>.<iv>.<ciphertext>.<tag>`, base64url. */
export function seal(keyring: Keyring, place: SecretPlace, text: string): string {
  const key = keyring.keys[0];
  if (!key) throw new SealError('At least one encryption key is needed');
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key.bytes, iv, { authTagLength: tagBytes });
  cipher.setAAD(toBinding(place, key.id));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  const parts = [iv, sealed, cipher.getAuthTag()].map((part) => part.toString('base64url'));
  return ['v1', key.id, ...parts].join('.');
}

/** @throws SealError for any changed byte, another place, or a key that is not on the ring. */
export function unseal(keyring: Keyring, place: SecretPlace, sealed: string): Secret {
  const [version, keyId, ...rest] = sealed.split('.');
  const [iv, text, tag] = rest.map(toBytes);
  const key = keyring.keys.find(({ id }) => id === keyId);
  const whole = version === 'v1' && rest.length === 3 && iv && text && tag;
  if (!whole || iv.length !== ivBytes || tag.length !== tagBytes) throw unopenable();
  if (!key) throw new SealError('Sealed with a key that is not configured: restore it to go on');
  const decipher = createDecipheriv('aes-256-gcm', key.bytes, iv, { authTagLength: tagBytes });
  decipher.setAAD(toBinding(place, key.id));
  decipher.setAuthTag(tag);
  try {
    return new Secret(Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8'));
  } catch {
    throw unopenable();
  }
}

/** True when an older key sealed it: seal it again to finish a rotation. */
export function needsReseal(keyring: Keyring, sealed: string): boolean {
  return sealed.split('.')[1] !== keyring.keys[0]?.id;
}

function unopenable(): SealError {
  return new SealError('The sealed secret cannot be opened');
}

/** Only the one spelling of these bytes: Node's decoder would ignore junk (M22). */
function toBytes(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : null;
}

function toBinding(place: SecretPlace, keyId: string): Buffer {
  const parts = [place.workspaceId, place.connectionId, place.field, keyId];
  if (parts.some((part) => part.includes('|'))) throw new SealError('A place may not hold "|"');
  return Buffer.from(parts.join('|'), 'utf8');
}
