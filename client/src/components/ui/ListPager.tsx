import { Button, Group, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { formatCount } from '../../lib/numbers.ts';
import type { Keyset } from './useKeyset.ts';

interface Props {
  keyset: Keyset;
  count: number;
  next: string | null;
}

/** Which page this is, and the way to the next and the one before. */
export function ListPager({ keyset, count, next }: Props) {
  const { page } = keyset;
  return (
    <Group justify="space-between" component="nav" aria-label="Pages">
      <Text size="sm" c="dimmed" aria-live="polite">
        Page {formatCount(page)} · {formatCount(count)} shown
      </Text>
      <Group gap="xs">
        {page > 2 && (
          <Button size="xs" variant="subtle" onClick={keyset.toFirst}>
            First page
          </Button>
        )}
        <Button
          size="xs"
          variant="default"
          leftSection={<IconChevronLeft size={14} />}
          disabled={page === 1}
          onClick={keyset.toPrevious}
        >
          Previous
        </Button>
        <Button
          size="xs"
          variant="default"
          rightSection={<IconChevronRight size={14} />}
          disabled={next === null}
          onClick={() => next !== null && keyset.toNext(next)}
        >
          Next
        </Button>
      </Group>
    </Group>
  );
}
