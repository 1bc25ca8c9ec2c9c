import type { RecordKind, StreamDefinition } from '../../connectors/kit/types.ts';
import type { Registry } from '../../connectors/registry.ts';
import type { TimeRange } from '../../domain/schedule.ts';

/** What others need comes first: SKUs before stock, customers before orders. */
const rank: Partial<Record<RecordKind, number>> = {
  product: 0,
  customer: 1,
  inventory: 2,
  order: 3,
};

/**
 * The streams of a platform that can be fetched, in the order of a full dump. None for a platform whose connector is
 * gone: one such connection must not stop the others' schedules.
 */
export function fetchableStreams(registry: Registry, platform: string): StreamDefinition[] {
  const connector = registry.all().find(({ id }) => id === platform);
  const position = (stream: StreamDefinition) => rank[stream.kind] ?? 9;
  return (connector?.streams ?? [])
    .filter((stream) => stream.pages !== undefined)
    .sort((left, right) => position(left) - position(right));
}

/** The range counts for what happens in time; a catalogue and its stock are taken whole. */
export function toStageRange(stream: StreamDefinition, range: TimeRange): TimeRange {
  const whole = stream.kind === 'product' || stream.kind === 'inventory';
  return whole ? { from: null, to: null } : range;
}
