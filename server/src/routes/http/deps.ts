import type { WebhookReceiver } from '../../ingest/webhooks/receiveWebhook.ts';
import type { BootDeps } from '../../services/bootstrap.ts';
import type { LiveFeed } from '../../services/liveFeed.ts';
import type { WebMetrics } from './metrics.ts';

export interface WebSettings {
  production: boolean;
  /** Where people and platforms reach us; null: the address of each request. */
  publicUrl: string | null;
  /** Reverse proxies in front whose X-Forwarded-For is believed; 0: none. */
  trustedProxies: number;
  /** The first signs session cookies, the others are still believed (rotation). */
  sessionSecrets: string[];
  /** A process that only works in the background answers its probes and nothing else. */
  probesOnly: boolean;
  /** The built web page, where there is one. */
  clientDir: string | null;
}

/** Has this process finished its start, and is it not yet stopping? */
export interface Readiness {
  state: 'starting' | 'ready' | 'stopping';
}

/** What the web layer needs; built once per process (main.ts) or per test. */
export interface WebDeps extends BootDeps {
  web: WebSettings;
  readiness: Readiness;
  receiver: WebhookReceiver;
  metrics: WebMetrics;
  live: LiveFeed;
}
