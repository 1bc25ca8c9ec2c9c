import type { Json } from '../../kit/read/json.ts';

/** The account as `GET /accounts` tells it. */
export interface Account {
  id: string;
  timezone: string;
  preferred_currency: string;
}

/** What a message belongs to: a campaign or a flow, as their lists tell it. */
export interface MessageSource {
  type: 'campaign' | 'flow';
  id: string;
  name: unknown;
  status: unknown;
  archived: unknown;
  /** The channel whose list a campaign stood in; a flow's messages have their own. */
  channel: string | null;
}

export interface Sources {
  /** By message id. */
  campaigns: Map<string, MessageSource & { sendDay: string | null }>;
  /** By flow id. */
  flows: Map<string, MessageSource>;
}

/** One row of a metric's matrix on one day. */
export interface AggregateCell {
  date: string;
  dimensions: unknown[];
  count: unknown;
  sum_value: unknown;
}

/** One row of a report; `date` where it is told by day. */
export interface ReportCell {
  date: string | null;
  groupings: Json;
  statistics: Json;
}

/** What is kept of a message's day: the parts Klaviyo told of it, figures as sent. */
export interface MessageDay {
  id: string;
  date: string;
  message: string;
  account: Account;
  source: MessageSource | null;
  aggregates: Omit<AggregateCell, 'date'>[];
  reports: Omit<ReportCell, 'date'>[];
}
