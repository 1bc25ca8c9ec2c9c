import { ActionIcon, Button, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  IconCloudDownload,
  IconDotsVertical,
  IconDownload,
  IconPrinter,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { toExportPath } from '../../api/orders.ts';
import { useMay } from '../../app/session.ts';
import { RouterButton } from '../ui/RouterButton.tsx';
import { withChange } from '../ui/useSearchChange.ts';
import { filterNames } from './orderFilters.ts';
import { RecoverOrder } from './lazyParts.ts';
import { useNarrow } from './useNarrow.ts';
import type { OrdersPlace } from './useOrdersPlace.ts';
import { toTotalText, useTotal } from './useTotal.ts';

/** What is done with the list as a whole: buttons on a desk, a menu on a phone. */
export function OrdersActions({ place }: { place: OrdersPlace }) {
  const [opened, { open, close }] = useDisclosure(false);
  const recover = useMay('operate') ? open : null;
  const narrow = useNarrow();
  const Actions = narrow ? ActionsMenu : ActionButtons;
  return (
    <>
      <Actions place={place} onRecover={recover} />
      <RecoverOrder opened={opened} onClose={close} />
    </>
  );
}

interface Props {
  place: OrdersPlace;
  /** null for roles that may not. */
  onRecover: (() => void) | null;
}

function ActionButtons({ place, onRecover }: Props) {
  const exported = useExport(place);
  const button = { size: 'xs', variant: 'default' };
  return (
    <>
      {onRecover && (
        <Button {...button} leftSection={<IconCloudDownload size={14} />} onClick={onRecover}>
          Recover order…
        </Button>
      )}
      {exported && (
        <>
          <RouterButton
            {...button}
            leftSection={<IconPrinter size={14} />}
            to="/orders/pick-list"
            search={toPickSearch(place)}
          >
            Print pick list
          </RouterButton>
          <Button
            {...button}
            component="a"
            href={exported.href}
            download
            leftSection={<IconDownload size={14} />}
          >
            {exported.label}
          </Button>
        </>
      )}
    </>
  );
}

function ActionsMenu({ place, onRecover }: Props) {
  const exported = useExport(place);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size="lg" aria-label="Actions of the list">
          <IconDotsVertical size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {exported && (
          <>
            <Menu.Item
              renderRoot={(props) => (
                <Link {...props} to="/orders/pick-list" search={toPickSearch(place)} />
              )}
            >
              Print pick list
            </Menu.Item>
            <Menu.Item component="a" href={exported.href} download>
              {exported.label}
            </Menu.Item>
          </>
        )}
        {onRecover && <Menu.Item onClick={onRecover}>Recover order…</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}

/** The pick list of what the filters show; of all orders it is that of those to pick. */
function toPickSearch({ search, view }: OrdersPlace): Record<string, string> {
  const kept = Object.fromEntries(filterNames.map((name) => [name, search[name]]));
  return withChange(kept, { view: view.id === 'all' ? 'to-pick' : view.id });
}

/** A file of what the filters show, with how many orders where that is known; null where there are none. */
function useExport(place: OrdersPlace): { href: string; label: string } | null {
  const total = useTotal(place);
  if (place.view.id === 'needs-sku' || total?.orders === 0) return null;
  return {
    href: toExportPath(place.asked.filters),
    label: total === null ? 'Export all of them' : `Export ${toTotalText(total)}`,
  };
}
