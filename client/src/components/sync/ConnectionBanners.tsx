import { useLocalStorage } from '@mantine/hooks';
import type { ConnectionFreshness } from '../../api/freshness.ts';
import { useNow } from '../ui/clock.ts';
import { ConnectionBanner } from './ConnectionBanner.tsx';

const dismissMs = 24 * 3_600_000;

/** One for each connection that does not work; each may be put away for 24 hours (spec 11.1). */
export function ConnectionBanners({ broken }: { broken: ConnectionFreshness[] }) {
  const now = useNow().getTime();
  const [dismissed, setDismissed] = useLocalStorage<Record<string, number>>({
    key: 'sluice.dismissedBanners',
    defaultValue: {},
    getInitialValueInEffect: false,
  });
  return broken
    .filter((item) => now - (dismissed[toBannerKey(item)] ?? 0) > dismissMs)
    .map((item) => (
      <ConnectionBanner
        key={item.connectionId}
        item={item}
        onDismiss={() => setDismissed({ ...dismissed, [toBannerKey(item)]: Date.now() })}
      />
    ));
}

/** A connection that breaks in another way shows again. */
function toBannerKey({ connectionId, status }: ConnectionFreshness): string {
  return `${connectionId} ${status}`;
}
