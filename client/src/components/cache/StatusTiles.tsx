import { Card, SimpleGrid, Text } from '@mantine/core';
import type { CacheCounts } from '../../api/cache.ts';
import { formatCount } from '../../lib/numbers.ts';
import { Age } from '../ui/Age.tsx';
import { findLook } from '../ui/statusLooks.ts';
import { type EntryStatus, entryStatuses } from '../entries/entryTexts.ts';
import classes from './StatusTiles.module.css';

interface Props {
  counts: CacheCounts;
  chosen: EntryStatus | undefined;
  onChoose: (status: EntryStatus | undefined) => void;
}

/** Entries by status: five counts that add up to the sixth (spec 8.5); a press shows those entries. */
export function StatusTiles({ counts, chosen, onChoose }: Props) {
  return (
    <section aria-label="Entries by status">
      <SimpleGrid cols={{ base: 2, xs: 3, md: 6 }} spacing="xs">
        {entryStatuses.map((status) => (
          <StatusTile
            key={status}
            label={findLook('entry', status).label}
            count={counts[status]}
            chosen={chosen === status}
            bad={status === 'failed' && counts.failed > 0}
            onPress={() => onChoose(chosen === status ? undefined : status)}
          >
            {status === 'pending' && counts.oldestPendingAt !== null && (
              <>
                oldest <Age at={counts.oldestPendingAt} />
              </>
            )}
          </StatusTile>
        ))}
        <StatusTile
          label="Total"
          count={counts.total}
          chosen={chosen === undefined}
          onPress={() => onChoose(undefined)}
        >
          all five together
        </StatusTile>
      </SimpleGrid>
    </section>
  );
}

interface TileProps {
  label: string;
  count: number;
  chosen: boolean;
  bad?: boolean;
  onPress: () => void;
  children?: React.ReactNode;
}

function StatusTile({ label, count, chosen, bad = false, onPress, children }: TileProps) {
  return (
    <Card
      component="button"
      type="button"
      withBorder
      padding="sm"
      className={classes['tile'] ?? ''}
      aria-pressed={chosen}
      onClick={onPress}
    >
      <Text span size="sm" c="dimmed">
        {label}
      </Text>
      <Text
        span
        fz={24}
        fw={600}
        lh={1.2}
        className="number"
        style={bad ? { color: 'var(--mantine-color-red-text)' } : {}}
      >
        {formatCount(count)}
      </Text>
      <Text span size="xs" c="dimmed" mih="1.4em">
        {children}
      </Text>
    </Card>
  );
}
