import type { Registry as MetricsRegistry } from 'prom-client';
import type { WebhookReceiver } from '../ingest/receiveWebhook.ts';
import type { ConnectionDeps } from '../services/connectionDeps.ts';

export interface WebSettings {
  production: boolean;
  /** Where people and platforms reach us; null: the address of each request. */
  publicUrl: string | null;
  /** Reverse proxies in front whose X-Forwarded-For is believed; 0: none. */
  trustedProxies: number;
  /** Signs session cookies. */
  sessionSecret: string;
  /** The built web page, where there is one. */
  clientDir: string | null;
}

/** Has this process finished its start, and is it not yet stopping? */
export interface Readiness {
  state: 'starting' | 'ready' | 'stopping';
}

/** What the web layer needs; built once per process (main.ts) or per test. */
export interface WebDeps extends ConnectionDeps {
  now(): Date;
  web: WebSettings;
  readiness: Readiness;
  receiver: WebhookReceiver;
  metrics: MetricsRegistry;
}
