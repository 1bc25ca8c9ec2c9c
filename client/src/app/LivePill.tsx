import { Badge, Tooltip } from '@mantine/core';
import { IconBolt, IconRefreshAlert } from '@tabler/icons-react';
import { useLiveState } from '../api/live.ts';

/** Does news arrive by itself? A lost connection shows here, and heals. */
export function LivePill() {
  const state = useLiveState();
  if (state === 'connecting') return null;
  const live = state === 'live';
  const text = live
    ? 'Changes appear by themselves'
    : 'The connection to Sluice is lost: it comes back by itself; pages ask every 20 seconds meanwhile';
  return (
    <Tooltip label={text}>
      <Badge
        role="status"
        tabIndex={0}
        color={live ? 'green' : 'yellow'}
        style={{ flex: 'none' }}
        leftSection={live ? <IconBolt size={12} /> : <IconRefreshAlert size={12} />}
      >
        <span className="hidden-on-phone">{live ? 'Live' : 'Reconnecting'}</span>
      </Badge>
    </Tooltip>
  );
}
