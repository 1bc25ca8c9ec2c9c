import { Badge, Group, Stack, Tabs, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { type CacheStatus, cacheStatusQuery } from '../../api/cache.ts';
import { formatCount } from '../../lib/numbers.ts';
import { streamNames } from '../ui/runTexts.ts';
import { Age } from '../ui/Age.tsx';
import { QueryView } from '../ui/QueryView.tsx';
import { useSearchChange } from '../ui/useSearchChange.ts';
import { readCacheFilters } from './cacheFilters.ts';
import { ErrorGroups } from './ErrorGroups.tsx';
import { EntryFilters, noFilters } from './EntryFilters.tsx';
import { EntryList } from './EntryList.tsx';
import { cacheStreams } from '../entries/entryTexts.ts';
import { StatusTiles } from './StatusTiles.tsx';
import type { Shop } from '../entries/useShop.ts';

/** One shop's raw cache: streams, statuses, errors and the entries themselves. */
export function CacheBrowser({ shop }: { shop: Shop }) {
  const filters = readCacheFilters(useSearch({ from: '/shell/cache' }));
  const { filter } = useSearchChange();
  const status = useQuery(cacheStatusQuery(shop.id));
  return (
    <Stack gap="md">
      <ErrorGroups
        shop={shop}
        onOpen={({ stream, code }) =>
          filter({ ...noFilters, stream, status: 'failed', errorCode: code })
        }
      />
      <QueryView query={status}>
        {(counts) => (
          <Tabs
            value={filters.stream}
            onChange={(stream) => filter({ ...noFilters, stream: stream ?? undefined })}
          >
            <StreamTabs counts={counts} />
            <Tabs.Panel value={filters.stream} pt="md">
              <Stack gap="md">
                <StatusTiles
                  counts={counts[filters.stream]}
                  chosen={filters.status}
                  onChoose={(next) => filter({ status: next })}
                />
                <Text size="xs" c="dimmed">
                  Newest entry received <Age at={counts[filters.stream].lastReceivedAt} />
                </Text>
                <EntryFilters filters={filters} onChange={filter} />
                <EntryList shop={shop} filters={filters} total={counts[filters.stream].total} />
              </Stack>
            </Tabs.Panel>
          </Tabs>
        )}
      </QueryView>
    </Stack>
  );
}

/** Every stream with how many entries it has and how many of them failed. */
function StreamTabs({ counts }: { counts: CacheStatus }) {
  return (
    <Tabs.List aria-label="Streams">
      {cacheStreams.map((stream) => (
        <Tabs.Tab key={stream} value={stream}>
          <Group gap={6} wrap="nowrap">
            {streamNames[stream]}
            <Text span size="xs" c="dimmed" className="number">
              {formatCount(counts[stream].total)}
            </Text>
            {counts[stream].failed > 0 && (
              <Badge size="sm" color="red">
                {formatCount(counts[stream].failed)} failed
              </Badge>
            )}
          </Group>
        </Tabs.Tab>
      ))}
    </Tabs.List>
  );
}
