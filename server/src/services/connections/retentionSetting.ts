import type { Connector } from '../../connectors/kit/types.ts';
import { ProblemError } from '../../lib/errors.ts';

/** Days by stream; null takes a setting away: then raw data is kept (spec 2.6). */
export type RetentionChange = Record<string, number | null>;

/** The settings after a change. @throws ProblemError 422 for a stream the platform does not have. */
export function toRetentionDays(
  { name, streams }: Pick<Connector, 'name' | 'streams'>,
  current: Record<string, number> | undefined,
  change: RetentionChange,
): Record<string, number> {
  const known = new Set(streams.map((stream) => stream.name));
  const unknown = Object.keys(change).filter((stream) => !known.has(stream));
  if (unknown.length > 0) throw refuse(name, unknown, [...known]);
  const days = Object.entries({ ...current, ...change });
  return Object.fromEntries(
    days.flatMap(([stream, value]) => (value === null ? [] : [[stream, value]])),
  );
}

function refuse(platform: string, unknown: string[], known: string[]): ProblemError {
  const message = `is no stream of ${platform}: ${known.join(', ')}`;
  const errors = unknown.map((stream) => ({ field: `retentionDays.${stream}`, message }));
  const detail = errors.map(({ field }) => `${field}: ${message}`)[0] ?? message;
  return new ProblemError(422, 'invalid_request', detail, { errors });
}
