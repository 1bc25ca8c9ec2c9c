import { Button, List, Stack, Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import type { ConnectionFreshness } from '../../api/freshness.ts';
import { useAction } from '../ui/useAction.ts';
import { askAll, type Refresh, toRefreshText } from './refresh.ts';
import { useRefresh } from './useRefresh.ts';

/** Asks every platform for what changed lately, and says how many have answered (spec 11.4). */
export function RefreshData({ items }: { items: ConnectionFreshness[] }) {
  const { refresh, ended, isGoingOn, remember } = useRefresh();
  const start = useAction({
    run: () => askAll(items),
    onDone: remember,
    refreshes: [['jobs'], ['connections'], ['freshness']],
  });
  return (
    <Stack gap="xs">
      <Button
        size="xs"
        variant="light"
        leftSection={<IconRefresh size={15} />}
        loading={start.isPending || isGoingOn}
        onClick={() => start.mutate()}
      >
        Refresh data
      </Button>
      {refresh && <Outcome refresh={refresh} ended={ended} />}
    </Stack>
  );
}

function Outcome({ refresh, ended }: { refresh: Refresh; ended: number }) {
  return (
    <div role="status">
      <Text size="sm">{toRefreshText(refresh, ended)}</Text>
      {refresh.refused.length > 0 && (
        <List size="xs" mt={4}>
          {refresh.refused.map(({ connectionId, name, reason }) => (
            <List.Item key={connectionId}>
              {name}: {reason}
            </List.Item>
          ))}
        </List>
      )}
    </div>
  );
}
