/** What decides between two snapshots of one external id. */
export interface SnapshotHead {
  hash: string;
  sourceVersion: Date;
  deleted: boolean;
  complete: boolean;
  /** 1 = read from the API, 0 = pushed to us. */
  authority: 0 | 1;
  receivedAt: Date;
}

export interface Precedence {
  winner: 'incoming' | 'stored' | 'same';
  /** One version, different content, and no way to tell which is newer: the API must say. */
  refetch: boolean;
}

/**
 * Newest wins (spec 2.3, design 3). Ties of the platform's one-second clock: complete beats partial, API
 * beats push, a later API read beats an earlier one. Of two pushes the one received later is taken ("equal: take
 * it", edge case 4), of one instant the hash decides, so that writers who race end the same; the API is asked.
 * @param sameContent compares the bodies after reading them into the common structure; asked only on a tie.
 */
export function computePrecedence(
  stored: SnapshotHead,
  incoming: SnapshotHead,
  sameContent: () => boolean,
): Precedence {
  const age = incoming.sourceVersion.getTime() - stored.sourceVersion.getTime();
  if (age > 0) return { winner: 'incoming', refetch: !incoming.complete };
  if (age < 0) return { winner: 'stored', refetch: false };
  if (incoming.hash === stored.hash) return { winner: 'same', refetch: !stored.complete };
  if (incoming.deleted !== stored.deleted) return computeTie(stored, incoming);
  if (incoming.complete !== stored.complete) {
    return { winner: incoming.complete ? 'incoming' : 'stored', refetch: false };
  }
  if (sameContent()) return { winner: 'same', refetch: !stored.complete };
  return computeTie(stored, incoming);
}

function computeTie(stored: SnapshotHead, incoming: SnapshotHead): Precedence {
  if (incoming.authority === 1) return { winner: 'incoming', refetch: false };
  if (stored.authority === 1) return { winner: 'stored', refetch: true };
  const incomingWins =
    incoming.deleted === stored.deleted ? isLater(stored, incoming) : incoming.deleted;
  return { winner: incomingWins ? 'incoming' : 'stored', refetch: true };
}

function isLater(stored: SnapshotHead, incoming: SnapshotHead): boolean {
  const gap = incoming.receivedAt.getTime() - stored.receivedAt.getTime();
  return gap === 0 ? incoming.hash > stored.hash : gap > 0;
}
