export type SandboxChannel = 'email' | 'sms' | 'mobile_push';

export interface SandboxCampaign {
  id: string;
  name: string;
  /** Sent, Draft, Scheduled, … */
  status: string;
  archived: boolean;
  channel: SandboxChannel;
  messages: string[];
  sentAt: Date | null;
  updatedAt: Date;
}

export interface SandboxFlow {
  id: string;
  name: string;
  /** live, manual, draft. */
  status: string;
  archived: boolean;
  messages: { id: string; channel: SandboxChannel }[];
}

/** An order, and the message it is attributed to; null = to none. */
export interface SandboxOrder {
  messageId: string | null;
  at: Date;
  minor: number;
}

/** A message going out to many at once. */
export interface SandboxSend {
  messageId: string;
  at: Date;
  recipients: number;
  delivered: number;
  opens: number;
  clicks: number;
  spendMinor: number;
}

/** All the account knows; every answer is computed from it when it is asked for. */
export interface KlaviyoState {
  accountId: string;
  organization: string;
  timezone: string;
  currency: string;
  apiKey: string;
  scopes: Set<string>;
  metrics: { id: string; name: string; integration: string }[];
  campaigns: SandboxCampaign[];
  flows: SandboxFlow[];
  orders: readonly SandboxOrder[];
  sends: readonly SandboxSend[];
}

export const everyScope = ['accounts:read', 'campaigns:read', 'flows:read', 'metrics:read'];

export function createState(given: Partial<KlaviyoState> = {}): KlaviyoState {
  return {
    accountId: 'AbC123',
    organization: 'Marigold Threads',
    timezone: 'Asia/Kolkata',
    currency: 'INR',
    apiKey: 'pk_0f3c9b7d51e24a86b0c4d2e97f6a1835ab',
    scopes: new Set(everyScope),
    metrics: [
      { id: 'Uw9Xyz', name: 'Placed Order', integration: 'API' },
      { id: 'UGkwJB', name: 'Placed Order', integration: 'Shopify' },
      { id: 'TbR4nq', name: 'Opened Email', integration: 'Klaviyo' },
    ],
    campaigns: [],
    flows: [],
    orders: [],
    sends: [],
    ...given,
  };
}

/** What a message belongs to, as metrics and reports group by it. */
export interface MessageOwner {
  campaign: string;
  flow: string;
  channel: string;
}

export function toOwners({ campaigns, flows }: KlaviyoState): Map<string, MessageOwner> {
  const owners = new Map<string, MessageOwner>();
  for (const { id, channel, messages } of campaigns) {
    for (const message of messages) owners.set(message, { campaign: id, flow: '', channel });
  }
  for (const { id, messages } of flows) {
    for (const message of messages) {
      owners.set(message.id, { campaign: '', flow: id, channel: message.channel });
    }
  }
  return owners;
}

/** A message nobody sent, as far as the account remembers. */
export const unowned: MessageOwner = { campaign: '', flow: '', channel: 'email' };
