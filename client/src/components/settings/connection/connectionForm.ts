import type { ConnectionField } from '../../../api/connections.ts';
import { toLowerStart } from '../../../lib/words.ts';

export type FieldValues = Record<string, string>;

/** Seldom needed: a sandbox's address, the secret of before while one is being replaced. */
const seldom = ['baseUrl', 'webhookSecretPrevious'];

export function splitFields(fields: ConnectionField[]): {
  usual: ConnectionField[];
  seldom: ConnectionField[];
} {
  return {
    usual: fields.filter(({ name }) => !seldom.includes(name)),
    seldom: fields.filter(({ name }) => seldom.includes(name)),
  };
}

/** What the form begins with; a secret is never among it. */
export function toInitialValues(
  fields: ConnectionField[],
  settings: Record<string, string> = {},
): FieldValues {
  return Object.fromEntries(
    fields.map(({ name, secret }) => [name, secret ? '' : (settings[name] ?? '')]),
  );
}

/** What must be filled in before the server is asked. */
export function toRequiredRules(
  fields: ConnectionField[],
): Record<string, (value: string) => string | null> {
  return Object.fromEntries(
    fields
      .filter(({ required }) => required)
      .map(({ name, label }) => [
        name,
        (value: string) => (value.trim() === '' ? `Enter the ${toLowerStart(label)}` : null),
      ]),
  );
}

/** What is sent: settings as they stand, and the secrets that were typed. */
export function toConnectionBody(
  fields: ConnectionField[],
  values: FieldValues,
): { settings: FieldValues; credentials: FieldValues } {
  const pick = (secret: boolean) =>
    Object.fromEntries(
      fields
        .filter((field) => field.secret === secret)
        .map(({ name }) => [name, clean(name, values[name] ?? '')] as const)
        .filter(([, value]) => !secret || value !== ''),
    );
  return { settings: pick(false), credentials: pick(true) };
}

function clean(name: string, value: string): string {
  return name === 'shopDomain' ? toShopDomain(value) : value.trim();
}

/** A shop's domain however people write it: `My-Shop`, `https://my-shop.myshopify.com/admin`, `admin.shopify.com/store/my-shop`. */
export function toShopDomain(text: string): string {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '');
  const handle = /^admin\.shopify\.com\/store\/([^/?#]+)/.exec(plain)?.[1];
  const host = handle ?? plain.replace(/[/?#].*$/, '');
  return host === '' || host.includes('.') ? host : `${host}.myshopify.com`;
}
