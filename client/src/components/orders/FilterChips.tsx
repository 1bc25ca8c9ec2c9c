import { Button, Group } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useStores } from '../ui/useStores.ts';
import { type Chip, filterNames, listChips } from './orderFilters.ts';
import type { OrdersPlace } from './useOrdersPlace.ts';

/** The filters in force; a press takes one away. */
export function FilterChips({ place }: { place: OrdersPlace }) {
  const { search, clock, filter } = place;
  const chips = listChips(search, clock.today, useStores());
  if (chips.length === 0) return null;
  const forget = (names: readonly string[]) =>
    filter(Object.fromEntries(names.map((name) => [name, undefined])));
  return (
    <Group gap={6} mb={8} role="group" aria-label="Filters in force">
      {chips.map((chip) => (
        <ChipButton key={chip.label} chip={chip} onForget={() => forget(chip.names)} />
      ))}
      <Button size="compact-sm" variant="subtle" onClick={() => forget(filterNames)}>
        Clear all
      </Button>
    </Group>
  );
}

function ChipButton({ chip, onForget }: { chip: Chip; onForget: () => void }) {
  return (
    <Button
      size="compact-sm"
      variant="default"
      radius="xl"
      rightSection={<IconX size={13} aria-hidden />}
      aria-label={`Remove filter ${chip.label}`}
      onClick={onForget}
    >
      {chip.label}
    </Button>
  );
}
