import type { Customer } from './customer.ts';

/** Everything the sandbox's answers are computed from. */
export interface GoogleState {
  customer: Customer;
  /** Access goes through this manager; null: directly. */
  managerId: string | null;
  developerToken: string;
  clientId: string;
  clientSecret: string;
  /** Refresh tokens Google still takes. */
  refreshTokens: Set<string>;
  /** Access tokens given and still alive. */
  accessTokens: Set<string>;
  tokensGiven: number;
  /** Rows of a chunk. */
  chunkRows: number;
  /** Longer windows consume too much. */
  bearsDays: number;
  /** Operations that are left today. */
  operations: number;
  /** Does a report without rows have a chunk, or none at all? */
  emptyChunk: boolean;
  /** Are failures of a stream inside its list? */
  errorsInList: boolean;
}
