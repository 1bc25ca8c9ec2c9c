export interface DeliveryAttempt {
  at: string;
  status: number | null;
  error: string | null;
}

export interface Delivery {
  /** X-Shopify-Webhook-Id: the same on every retry and duplicate. */
  webhookId: string;
  /** X-Shopify-Event-Id: shared by all topics and subscriptions of one shop event. */
  eventId: string;
  topic: string;
  subscriptionId: number;
  name: string | null;
  uri: string;
  body: string;
  triggeredAt: string;
  test: boolean;
  attempts: DeliveryAttempt[];
  state: 'queued' | 'delivered' | 'failed' | 'dropped';
}

/** How the network treats webhooks: shares of 0…1, and a delay of up to so many ms. */
export interface DeliveryMode {
  drop?: number;
  duplicate?: number;
  /** Share of deliveries that overtake earlier ones. */
  reorder?: number;
  delayMs?: number;
}

export interface WebhookControls {
  /** The latest deliveries, oldest first. */
  readonly deliveries: readonly Delivery[];
  /** Resolves when nothing is queued: delays and retry waits are skipped. Returns at once while paused. */
  flush: () => Promise<void>;
  pause: () => void;
  resume: () => void;
  /** `{}` is the normal, orderly network. */
  setMode: (mode: DeliveryMode) => void;
  /** Sends an old delivery once more, as a late duplicate. */
  resend: (delivery: Delivery) => void;
  /** A notification by hand: X-Shopify-Test, an id beyond 2^53. */
  sendTest: (topic: string) => void;
  /** Subscribes in the app's configuration (privacy topics). */
  configure: (topic: string, uri: string) => void;
  /** The app's client secret from now on. */
  setSecret: (secret: string) => void;
}
