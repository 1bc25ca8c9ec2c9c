/** How new a workspace's data is (spec 11.4). PURE. */
export interface ConnectionFreshness {
  connectionId: string;
  platform: string;
  /** As people call it. */
  platformName: string;
  /** store, ads, shipping…; `other` for a platform whose connector is gone. */
  category: string;
  name: string;
  status: 'connected' | 'syncing' | 'error' | 'disconnected';
  statusReason: string | null;
  lastSyncAt: Date | null;
  lastReceivedAt: Date | null;
  nextRunAt: Date | null;
  pending: number;
  failed: number;
}

export interface Freshness {
  items: ConnectionFreshness[];
  /** null: nothing came yet. */
  updatedAt: Date | null;
}

interface StreamState {
  pending: number;
  failed: number;
  lastReceivedAt: Date | null;
}

/** A connection's streams taken together. */
export function sumStreams(streams: readonly StreamState[]): StreamState {
  return {
    pending: streams.reduce((sum, { pending }) => sum + pending, 0),
    failed: streams.reduce((sum, { failed }) => sum + failed, 0),
    lastReceivedAt: latest(streams.map(({ lastReceivedAt }) => lastReceivedAt)),
  };
}

/** What is shown is as old as its oldest part; a connection nothing came from yet shows nothing that could be old. */
export function computeUpdatedAt(
  items: readonly Pick<ConnectionFreshness, 'lastSyncAt' | 'lastReceivedAt'>[],
): Date | null {
  const newest = items
    .map(({ lastSyncAt, lastReceivedAt }) => latest([lastSyncAt, lastReceivedAt]))
    .filter((at) => at !== null);
  return newest.sort((left, right) => left.getTime() - right.getTime())[0] ?? null;
}

function latest(moments: readonly (Date | null)[]): Date | null {
  const known = moments.filter((at) => at !== null);
  return known.sort((left, right) => right.getTime() - left.getTime())[0] ?? null;
}
