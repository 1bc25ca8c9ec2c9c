import { z } from 'zod';
import { Secret } from './lib/sealed.ts';

export interface ShopifySettings {
  shopDomain: string;
  accessToken: Secret | null;
  webhookSecret: Secret | null;
  apiVersion: string;
  apiBaseUrl: string;
}

export type ProcessRole = 'web' | 'worker';

/** The environment, read once. Secrets print as `[secret]`. */
export interface Config {
  production: boolean;
  host: string;
  port: number;
  /** null: the embedded database in `dataDir`. */
  mongodbUri: Secret | null;
  dataDir: string;
  /** Where people and platforms reach us; null: the address of each request. */
  publicUrl: string | null;
  shopify: ShopifySettings | null;
  admin: { email: string; password: Secret } | null;
  apiKey: Secret | null;
  /** The first seals, the others still open. Empty: one is made in `dataDir`. */
  encryptionKeys: Secret[];
  /** null: not said; the start script decides by what is configured. */
  demo: boolean | null;
  logLevel: string;
  roles: ProcessRole[];
  /** May a connection talk to another address than its platform's own (sandboxes)? */
  allowCustomBaseUrl: boolean;
  /** Reverse proxies in front whose X-Forwarded-For is believed. */
  trustedProxies: number;
}

/** What is wrong with the environment and how to set it, a line each. */
export class ConfigError extends Error {
  override name = 'ConfigError';
  readonly problems: string[];
  constructor(problems: string[]) {
    super(`The configuration is not usable:\n${problems.map((line) => `  - ${line}`).join('\n')}`);
    this.problems = problems;
  }
}

const flag = z.enum(['0', '1'], 'must be 0 or 1').transform((text) => text === '1');
const webUrl = z.url({
  protocol: /^https?$/,
  error: 'must be a URL such as https://erp.example.com',
});
const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port number, 0 to 65535')
  .transform(Number)
  .refine((value) => value <= 65_535, 'must be a port number, 0 to 65535');

const environment = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  PORT: port.default(4000),
  HOST: z.string().default('0.0.0.0'),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, 'must begin with mongodb://')
    .optional(),
  DATA_DIR: z.string().default('./data'),
  PUBLIC_URL: webUrl.transform((url) => url.replace(/\/+$/, '')).optional(),
  SHOPIFY_SHOP_DOMAIN: z
    .string()
    .toLowerCase()
    .regex(/^[a-z0-9][a-z0-9-]{0,60}\.myshopify\.com$/, 'must look like my-shop.myshopify.com')
    .optional(),
  SHOPIFY_ACCESS_TOKEN: z.string().optional(),
  SHOPIFY_WEBHOOK_SECRET: z.string().optional(),
  SHOPIFY_API_VERSION: z
    .string()
    .regex(/^(\d{4}-(01|04|07|10)|unstable)$/, 'must look like 2026-07')
    .default('2026-07'),
  SHOPIFY_API_BASE_URL: webUrl.transform((url) => url.replace(/\/+$/, '')).optional(),
  SLUICE_ALLOW_CUSTOM_BASE_URL: flag.default(false),
  ADMIN_EMAIL: z.email('must be an e-mail address').optional(),
  ADMIN_PASSWORD: z.string().max(256).optional(),
  SLUICE_API_KEY: z
    .string()
    .regex(/^[\x21-\x7e]{1,256}$/, 'must be text without spaces')
    .optional(),
  SLUICE_ENCRYPTION_KEY: z.string().optional(),
  SLUICE_DEMO: flag.optional(),
  SLUICE_ROLES: z
    .string()
    .regex(/^(web|worker)(,(web|worker))*$/, 'must be web, worker or web,worker')
    .default('web,worker'),
  SLUICE_TRUSTED_PROXIES: z
    .string()
    .regex(/^[0-5]$/, 'must be how many proxies stand in front, 0 to 5')
    .transform(Number)
    .default(0),
  LOG_LEVEL: z
    .enum(
      ['error', 'warn', 'info', 'debug', 'silent'],
      'must be error, warn, info, debug or silent',
    )
    .default('info'),
  DEBUG: z.string().default(''),
});
type Environment = z.output<typeof environment>;

/** Reads the process's own environment. @throws ConfigError */
export function loadConfig(): Config {
  return parseConfig(process.env);
}

/** An empty variable counts as not set. @throws ConfigError naming every variable that is wrong. */
export function parseConfig(variables: Record<string, string | undefined>): Config {
  const given = Object.entries(variables).filter(
    ([, value]) => value !== undefined && value !== '',
  );
  const parsed = environment.safeParse(Object.fromEntries(given));
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((i) => `${i.path.join('.')} ${i.message}`));
  }
  const problems = [...findMismatches(parsed.data), ...findProductionProblems(parsed.data)];
  if (problems.length > 0) throw new ConfigError(problems);
  return toConfig(parsed.data);
}

function toConfig(env: Environment): Config {
  const email = env.ADMIN_EMAIL;
  const password = toSecret(env.ADMIN_PASSWORD);
  return {
    production: env.NODE_ENV === 'production',
    host: env.HOST,
    port: env.PORT,
    mongodbUri: toSecret(env.MONGODB_URI),
    dataDir: env.DATA_DIR,
    publicUrl: env.PUBLIC_URL ?? null,
    shopify: toShopify(env),
    admin: email && password ? { email, password } : null,
    apiKey: toSecret(env.SLUICE_API_KEY),
    encryptionKeys: splitKeys(env.SLUICE_ENCRYPTION_KEY).map((key) => new Secret(key)),
    demo: env.SLUICE_DEMO ?? null,
    logLevel: env.LOG_LEVEL,
    roles: [...new Set(env.SLUICE_ROLES.split(','))] as ProcessRole[],
    allowCustomBaseUrl: env.NODE_ENV !== 'production' || env.SLUICE_ALLOW_CUSTOM_BASE_URL,
    trustedProxies: env.SLUICE_TRUSTED_PROXIES,
  };
}

function toShopify(env: Environment): ShopifySettings | null {
  const shopDomain = env.SHOPIFY_SHOP_DOMAIN;
  if (!shopDomain) return null;
  return {
    shopDomain,
    accessToken: toSecret(env.SHOPIFY_ACCESS_TOKEN),
    webhookSecret: toSecret(env.SHOPIFY_WEBHOOK_SECRET),
    apiVersion: env.SHOPIFY_API_VERSION,
    apiBaseUrl: env.SHOPIFY_API_BASE_URL ?? `https://${shopDomain}`,
  };
}

function toSecret(text: string | undefined): Secret | null {
  return text === undefined ? null : new Secret(text);
}

function splitKeys(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((key) => key.trim())
    .filter((key) => key !== '');
}

function findMismatches(env: Environment): string[] {
  const problems: string[] = [];
  const lonely = ['SHOPIFY_ACCESS_TOKEN', 'SHOPIFY_WEBHOOK_SECRET'].filter((name) => name in env);
  if (!env.SHOPIFY_SHOP_DOMAIN && lonely.length > 0) {
    problems.push(`SHOPIFY_SHOP_DOMAIN is missing: ${lonely.join(' and ')} needs it`);
  }
  if ((env.ADMIN_EMAIL === undefined) !== (env.ADMIN_PASSWORD === undefined)) {
    problems.push('ADMIN_EMAIL and ADMIN_PASSWORD make the first admin together: set both');
  }
  return problems;
}

/** What may be convenient at a desk must not reach production (S106). */
function findProductionProblems(env: Environment): string[] {
  if (env.NODE_ENV !== 'production') return [];
  const problems: string[] = [];
  const keys = splitKeys(env.SLUICE_ENCRYPTION_KEY);
  if (keys.length === 0) {
    problems.push('SLUICE_ENCRYPTION_KEY is missing: make one with `openssl rand -base64 32`');
  }
  if (keys.some(isWeak)) {
    problems.push('SLUICE_ENCRYPTION_KEY is too weak: make one with `openssl rand -base64 32`');
  }
  if (
    env.SLUICE_API_KEY !== undefined &&
    (env.SLUICE_API_KEY.length < 24 || isUniform(env.SLUICE_API_KEY))
  ) {
    problems.push('SLUICE_API_KEY needs 24 random characters: `openssl rand -hex 24`');
  }
  if (env.ADMIN_PASSWORD !== undefined && env.ADMIN_PASSWORD.length < 10) {
    problems.push('ADMIN_PASSWORD needs at least 10 characters');
  }
  if (isForeignBase(env) && !env.SLUICE_ALLOW_CUSTOM_BASE_URL) {
    problems.push(
      'SHOPIFY_API_BASE_URL is not the shop: unset it, or set SLUICE_ALLOW_CUSTOM_BASE_URL=1',
    );
  }
  if (/[?&]w=(?!majority)/i.test(env.MONGODB_URI ?? '')) {
    problems.push('MONGODB_URI asks for writes weaker than w=majority: remove its w option');
  }
  if (/agenda|mongo|\*/.test(env.DEBUG)) {
    problems.push('DEBUG prints connection details: unset it');
  }
  return problems;
}

function isForeignBase(env: Environment): boolean {
  const base = env.SHOPIFY_API_BASE_URL;
  return base !== undefined && base !== `https://${env.SHOPIFY_SHOP_DOMAIN}`;
}

function isWeak(key: string): boolean {
  return (
    key.length < 32 || isUniform(key) || /changeme|change-me|example|default|secret/i.test(key)
  );
}

function isUniform(text: string): boolean {
  return new Set(text.toLowerCase()).size < 8;
}
