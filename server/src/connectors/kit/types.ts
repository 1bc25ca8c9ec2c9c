import type { IncomingHttpHeaders } from 'node:http';
import type { z } from 'zod';
import type { PlatformRow } from '../../domain/reconcile.ts';
import type { Rules } from '../../domain/rules.ts';
import type {
  ReadResult,
  SourceCustomer,
  SourceEvent,
  SourceInventoryLevel,
  SourceOrder,
  SourceProduct,
} from '../../domain/source.ts';
import type { SourceAdDay } from '../../domain/sourceAds.ts';
import type { SourceCost, SourceSkuCost, SourceSubscriber } from '../../domain/sourceCosts.ts';
import type { SourceShipment } from '../../domain/sourceShipment.ts';
import type { FileFormat } from './fileFormat.ts';

/** Which rules turn a stream's entries into records. */
export interface SourceOfKind {
  order: SourceOrder;
  product: SourceProduct;
  customer: SourceCustomer;
  inventory: SourceInventoryLevel;
  event: SourceEvent;
  adDay: SourceAdDay;
  shipment: SourceShipment;
  cost: SourceCost;
  skuCost: SourceSkuCost;
  subscriber: SourceSubscriber;
}
export type RecordKind = keyof SourceOfKind;

/** What the cache needs to know of a body before anybody maps it: cheap, never throws on odd shapes. */
export interface Glance {
  externalId: string;
  /** The platform's own updated_at. */
  sourceVersion: Date;
  /** A tombstone: the platform deleted it. */
  deleted: boolean;
  /** False where the payload is known to leave things out (customers' webhooks, products with cut variants). */
  complete: boolean;
  /** Facts that stay true once seen in any snapshot, e.g. `cod` (spec 4.4). */
  marks: string[];
  /** A few fields for lists: number, statuses, title, handle. Strings only. */
  summary: Record<string, string>;
}

/** One raw record as fetched or received. */
export interface RawRecord {
  raw: Uint8Array;
  glance: Glance;
}

/** A stretch of platform time; null = open. UTC instants. */
export interface FetchRange {
  from: Date | null;
  to: Date | null;
}

export interface FetchPage {
  records: RawRecord[];
  /** Where to go on after a crash: JSON, opaque to the run. */
  checkpoint: Record<string, unknown>;
  /** Rows in all, where the platform tells; null = unknown. */
  total: number | null;
  /** Rows of the page that could not even be given an id. */
  unreadable: { message: string; raw: Uint8Array }[];
  /** Why the platform will not give the rest, where it does not: the run ends as truncated (edge case 91). */
  truncated?: string;
}

/** The open connection as a connector sees it: secrets are in `credentials`, unsealed. */
export interface ConnectionContext {
  connectionId: string;
  workspaceId: string;
  /** Settings that are not secret: shop domain, API version, base URL. */
  settings: Record<string, string>;
  credentials: Record<string, string>;
  currency: string;
  timezone: string;
  rules: Rules;
}

export interface FetchContext {
  connection: ConnectionContext;
  /** Aborted by pause, cancel, shutdown and lost leases. */
  signal: AbortSignal;
  /** "Rate limited, resuming in 12 s" and the like: shown, never an error. */
  notice(message: string): void;
  /** Platforms with versions of their API: the one asked for, and the one that answered (api.md). */
  answered?(version: AnsweredVersion): void;
}

export interface AnsweredVersion {
  asked: string;
  answered: string;
}

/** What a fetch of a range would bring, by the platform's own count. */
export interface RowCount {
  /** null where it does not tell, or only "at least". */
  rows: number | null;
  /** What a fetch will leave out and why, for people. */
  notice: string | null;
}

export interface ReadContext {
  currency: string;
  /** The account's own IANA zone: days and times without an offset are its (platforms.md 0.6). */
  timezone: string;
  rules: Rules;
  /** The webhook topic the body came by, where there was one: event bodies of two topics may look alike. */
  topic?: string | null;
}

export interface StreamDefinition<K extends RecordKind = RecordKind> {
  /** orders, products, customers, inventory, events. */
  name: string;
  kind: K;
  /** The raw cache's collection: shopify_order_cache. */
  collection: string;
  /** 1 first (orders, refunds) … 9 last (spec 7.7). */
  priority: number;
  schedule: { everyMinutes: number; lookbackHours: number } | null;
  /** How many days the first run of a new connection reads (spec 10); absent: the lookback window. */
  firstDays?: number;
  /** Cheap look at a parsed body. @throws only when no id can be found. */
  glance(body: unknown): Glance;
  /** PURE. Both shapes (webhook, API) to the common structure. */
  read(body: unknown, context: ReadContext): ReadResult<SourceOfKind[K]>;
  /** Pages from `checkpoint` on (null = from the start). */
  pages?(
    context: FetchContext,
    range: FetchRange,
    checkpoint: Record<string, unknown> | null,
  ): AsyncGenerator<FetchPage>;
  /**
   * The calendar day of a row, where a whole read of a range is all there is of the range's days: rows of these days that
   * did not come are gone, because the platform leaves out what is nothing (platforms.md 0.5).
   */
  dayOf?(externalId: string): string;
  /** How far back the platform answers, days; what lies before is not asked for. */
  keepsDays?: number;
  /** One record by its external id now; null = the platform does not have it. */
  fetchOne?(context: FetchContext, externalId: string): Promise<RawRecord | null>;
  /**
   * What the platform has, without bodies: records whose own date (not `updated_at`) lies in the range, both ends
   * included, by date; rows at a seam may come twice. What a reconcile compares (spec 7.9).
   */
  census?(context: FetchContext, range: FetchRange): AsyncGenerator<PlatformRow[]>;
  /** How its records come in by file, where they do (spec 10, CSV). */
  file?: FileFormat;
  /** How much `pages` would bring, without bringing it (spec 7.1). */
  count?(context: FetchContext, range: FetchRange): Promise<RowCount>;
}

/** What a delivery's headers and body say it is. */
export interface WebhookEnvelope {
  topic: string;
  deliveryId: string;
  eventId: string | null;
  triggeredAt: Date | null;
  apiVersion: string | null;
  test: boolean;
}

export interface WebhookTopic {
  topic: string;
  /** Which stream's cache takes the body; `events` for bodies without a record. */
  stream: string;
  /** Path segment that is listed to people: orders, products, … */
  path: string;
  /** Can be registered through the API (compliance topics cannot). */
  registrable: boolean;
  /** Makes the stored glance from the body where it differs from the stream's own (tombstones, events). */
  glance?(body: unknown, envelope: WebhookEnvelope): Glance;
}

export interface WebhookDefinition {
  topics: WebhookTopic[];
  /** Which connection a delivery claims to be for: the shop domain. */
  account(headers: IncomingHttpHeaders): string | null;
  envelope(headers: IncomingHttpHeaders): WebhookEnvelope | null;
  /** Timing-safe, over the raw bytes, any of the secrets (spec 6.2). */
  verify(raw: Uint8Array, headers: IncomingHttpHeaders, secrets: string[]): boolean;
  /** Does the body contradict the account the headers claim? Headers are not signed (spec 6.3). */
  contradicts(body: unknown, topic: string, account: string): boolean;
}

export interface CheckResult {
  check: string;
  ok: boolean;
  message: string;
}

/** Whose account a connection opens, as the platform itself says. */
export interface AccountIdentity {
  /** The platform's own name for it: `shop.myshopify.com`. */
  account: string;
  name: string;
  currency: string;
  /** IANA name. */
  timezone: string;
}

export interface AdminPages {
  /** Where they begin, without a slash at the end; null for an account without any (a sandbox). */
  home(settings: Record<string, string>): string | null;
  /** Paths below it, by the platform's ids. */
  product(productId: string): string;
  variant(productId: string, variantId: string): string;
}

/** What a form says of a field: `z.string().meta({ label, placeholder, help })`. */
export interface FieldHelp {
  label?: string;
  placeholder?: string;
  help?: string;
}

export interface Connector {
  id: string;
  name: string;
  category: 'store' | 'ads' | 'shipping' | 'payments' | 'messaging' | 'file';
  /**
   * The account of a connection where people name it themselves: two workspaces may choose one name. Absent: the first
   * setting, which the platform knows.
   */
  accountOf?(settings: Record<string, string>, workspaceId: string): string;
  /** The form people fill in; what `credentials` holds is sealed. A field's `meta` may hold a `FieldHelp`. */
  settings: z.ZodObject;
  credentials: z.ZodObject;
  streams: StreamDefinition[];
  /** How much of its history is read first, and when, is a person's choice: Full Dump (spec 7.1). Absent: at once, its first days. */
  historyByHand?: boolean;
  /** Variables of the environment that connect an account as well as the form does. */
  variables?: string[];
  /** What `utm_source` of an order's link says where the platform sent the customer, lower case (spec 9.2). */
  utmSources?: string[];
  /** Parameters of links that are there where somebody clicked an advertisement. */
  clickIds?: string[];
  /** Parameters of links that the platform writes a campaign's id into. */
  campaignIds?: string[];
  webhooks: WebhookDefinition | null;
  /** Tells which account this is and whether the credentials work: one line per check (spec 10.2). */
  check(context: FetchContext): Promise<CheckResult[]>;
  /** The account behind the credentials, for a new connection's currency and time zone. @throws by recovery. */
  identify?(context: FetchContext): Promise<AccountIdentity>;
  /** The platform's own pages for people, where it has them. */
  admin?: AdminPages;
  /** Registration of webhooks, where the platform has it. */
  subscriptions?: {
    list(context: FetchContext): Promise<{ topic: string; uri: string }[]>;
    register(context: FetchContext, topic: string, uri: string): Promise<void>;
    remove(context: FetchContext, topic: string, uri: string): Promise<void>;
  };
}
