import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ErrorGroup, errorGroupsQuery } from '../../api/cache.ts';
import { formatCount } from '../../lib/numbers.ts';
import { toStreamName } from '../ui/runTexts.ts';
import { Age } from '../ui/Age.tsx';
import { ProblemAlert } from '../ui/ProblemAlert.tsx';
import { Section } from '../ui/Section.tsx';
import classes from './ErrorGroups.module.css';
import { findErrorAdvice } from './errorAdvice.ts';
import { cacheStreams } from '../entries/entryTexts.ts';
import { RetryFailed } from '../entries/RetryFailed.tsx';
import type { Shop } from '../entries/useShop.ts';

interface Props {
  shop: Shop;
  onOpen: (group: ErrorGroup) => void;
}

/** What failed, by stream and error, the most first (spec 8.3); nothing at all while nothing has failed. */
export function ErrorGroups({ shop, onOpen }: Props) {
  const { data, error, refetch } = useQuery(errorGroupsQuery(shop.id));
  if (!data && error) {
    return (
      <ProblemAlert
        error={error}
        title="Errors could not be loaded"
        onRetry={() => void refetch()}
      />
    );
  }
  if (!data || data.length === 0) return null;
  const total = data.reduce((sum, { count }) => sum + count, 0);
  return (
    <Section
      title="Failed entries by error"
      actions={
        <RetryFailed
          shop={shop}
          request={{}}
          count={total}
          label={`Retry all ${formatCount(total)} failed`}
          which="whatever their error"
        />
      }
    >
      <Stack gap="sm" component="ul" p={0} m={0} className={classes['groups'] ?? ''}>
        {data.map((group) => (
          <GroupRow
            key={`${group.stream} ${group.code}`}
            group={group}
            shop={shop}
            onOpen={onOpen}
          />
        ))}
      </Stack>
    </Section>
  );
}

function GroupRow({ group, shop, onOpen }: Props & { group: ErrorGroup }) {
  const { stream, code, count, quarantined } = group;
  return (
    <Group component="li" justify="space-between" align="flex-start" gap="xs">
      <Stack gap={2} className={classes['what'] ?? ''}>
        <Group gap="xs">
          <Text fw={600} className="number">
            {formatCount(count)}
          </Text>
          <Text size="sm" fw={600}>
            {toStreamName(stream)}: {code}
          </Text>
          {quarantined > 0 && <Badge color="red">{formatCount(quarantined)} need attention</Badge>}
        </Group>
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {group.example}
        </Text>
        <Text size="xs" c="dimmed">
          Since <Age at={group.since} />. {findErrorAdvice(code)}
        </Text>
      </Stack>
      <Group gap="xs">
        <Button size="xs" variant="default" onClick={() => onOpen(group)}>
          Show {formatCount(count)}
        </Button>
        <RetryFailed
          shop={shop}
          request={{ ...toStreamFilter(stream), errorCode: code }}
          count={count}
          variant="light"
          label={`Retry ${formatCount(count)}`}
          which={`those of ${toStreamName(stream).toLowerCase()} with the error ${code}`}
        />
      </Group>
    </Group>
  );
}

function toStreamFilter(name: string) {
  const stream = cacheStreams.find((one) => one === name);
  return stream ? { stream } : {};
}
