/**
 * PURE but for what it remembers: when an endpoint's window has no calls left, by the last answer's own headers
 * (`ratelimit-remaining`, `ratelimit-reset`; platforms.md 4). Each endpoint has a window of its own.
 */
export interface Pacer {
  /** ms until the endpoint may be asked again; 0 = now. */
  waitFor(endpoint: string, now: number): number;
  note(endpoint: string, headers: Record<string, string>, now: number): void;
}

/** Windows are of a minute at most. */
const longestMs = 60_000;

export function createPacer(): Pacer {
  const freeAt = new Map<string, number>();
  return {
    waitFor: (endpoint, now) => Math.max(0, (freeAt.get(endpoint) ?? 0) - now),
    note(endpoint, headers, now) {
      const remaining = Number(headers['ratelimit-remaining'] ?? Number.NaN);
      const reset = Number(headers['ratelimit-reset'] ?? Number.NaN);
      if (remaining > 0 || Number.isNaN(remaining) || !(reset > 0)) freeAt.delete(endpoint);
      else freeAt.set(endpoint, now + Math.min(longestMs, reset * 1000));
    },
  };
}

const pacers = new Map<string, Pacer>();

/** One per connection in a process; instances meet in what Klaviyo answers. */
export function pacerOf(connectionId: string): Pacer {
  let pacer = pacers.get(connectionId);
  if (!pacer) {
    pacer = createPacer();
    pacers.set(connectionId, pacer);
  }
  return pacer;
}
