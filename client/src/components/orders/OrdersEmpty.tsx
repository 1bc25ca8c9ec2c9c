import { Button, Card, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconSearchOff } from '@tabler/icons-react';
import { useMay } from '../../app/session.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { RouterButton } from '../ui/RouterButton.tsx';
import { filterNames } from './orderFilters.ts';
import { RecoverOrder } from './lazyParts.ts';
import type { OrdersPlace } from './useOrdersPlace.ts';

/** Nothing to show: nothing there yet, nothing left to do, or nothing that matches. */
export function OrdersEmpty({ place }: { place: OrdersPlace }) {
  const { search, view } = place;
  const narrowed = filterNames.some((name) => search[name] !== undefined);
  return (
    <Card withBorder>
      {narrowed ? (
        <NothingMatches place={place} />
      ) : (
        <EmptyState title={view.empty}>{view.id === 'all' && <HowToBegin />}</EmptyState>
      )}
    </Card>
  );
}

function NothingMatches({ place }: { place: OrdersPlace }) {
  const mayOperate = useMay('operate');
  const { search, view, filter } = place;
  const text = search.search;
  const clear = () => filter(Object.fromEntries(filterNames.map((name) => [name, undefined])));
  const where = view.id === 'all' ? '' : ` in “${view.label}”`;
  return (
    <EmptyState title={`No order matches${where}`} icon={<IconSearchOff />}>
      {text === undefined
        ? 'Take a filter away to see more.'
        : 'A search finds beginnings of number, name, e-mail, phone, SKU and AWB.'}
      <Group justify="center" gap="xs" mt="sm">
        <Button size="xs" variant="default" onClick={clear}>
          Clear search and filters
        </Button>
        {mayOperate && text !== undefined && /\d/.test(text) && <FetchIt order={text} />}
      </Group>
    </EmptyState>
  );
}

/** A number nobody here knows may be in the shop all the same. */
function FetchIt({ order }: { order: string }) {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button size="xs" variant="default" onClick={open}>
        Fetch {order} from the shop…
      </Button>
      <RecoverOrder order={order} opened={opened} onClose={close} />
    </>
  );
}

function HowToBegin() {
  const mayRead = useMay('readSync');
  if (!mayRead) return 'They appear here as soon as the shop sends them.';
  return (
    <>
      They appear here as soon as the shop sends them, or when its history is fetched.
      <Group justify="center" mt="sm">
        <RouterButton size="xs" variant="default" to="/settings/shopify">
          Look at the shop’s connection
        </RouterButton>
      </Group>
    </>
  );
}
