import type { AdAccount } from './account.ts';
import type { InsightQuestion } from './rows.ts';

export interface Report {
  question: InsightQuestion;
  fails: boolean;
  polls: number;
}

/** Everything the sandbox's answers are computed from. */
export interface MetaState {
  account: AdAccount;
  /** Tokens nobody knows count as revoked. */
  tokens: Map<string, 'valid' | 'expired' | 'revoked' | 'unpermitted'>;
  now(): Date;
  /** What the usage headers say. */
  usage: { percent: number; minutes: number };
  /** Larger questions get "reduce the amount of data"; longer reports fail. */
  bears: { rows: number; days: number; reportDays: number };
  reports: Map<string, Report>;
  /** Cursors of another epoch have ended. */
  epoch: number;
}
