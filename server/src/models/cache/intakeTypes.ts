import type { Rules } from '../../domain/rules.ts';
import type { IntakeResult, Origin } from './cacheTypes.ts';

/** What intake needs of a stream: where its entries live and how bodies are compared. */
export interface IntakeStream {
  collection: string;
  read(
    body: unknown,
    context: { currency: string; timezone: string; rules: Rules },
  ): { ok: true; value: unknown } | { ok: false };
}

export interface IntakeScope {
  workspaceId: string;
  connectionId: string;
  currency: string;
  timezone: string;
  rules: Rules;
}

export interface Snapshot {
  raw: Uint8Array;
  glance: {
    externalId: string;
    sourceVersion: Date;
    deleted: boolean;
    complete: boolean;
    marks: string[];
    summary: Record<string, string>;
  };
  /** Set where the bytes cannot be understood at all: stored as failed at once. */
  unreadable?: { code: string; message: string };
  /** Where snapshots of one group came in differently. */
  via?: Partial<Pick<IntakeHow, 'topic' | 'apiVersion' | 'receivedAt'>>;
}

export interface IntakeHow {
  origin: Origin;
  authority: 0 | 1;
  apiVersion: string | null;
  jobId: string | null;
  topic: string | null;
  receivedAt: Date;
}

export interface IntakeOutcome {
  externalId: string;
  result: IntakeResult;
  /** The record should be fetched whole from the platform. */
  refetch: boolean;
}
