import { Button, CloseButton, Group, Menu, Text } from '@mantine/core';
import { IconChevronDown, IconDownload, IconPrinter } from '@tabler/icons-react';
import { mostOrders, toExportPath } from '../../api/orders.ts';
import { useMay } from '../../app/session.ts';
import { formatCount } from '../../lib/numbers.ts';
import { RouterButton } from '../ui/RouterButton.tsx';
import classes from './OrdersBoard.module.css';
import { mainSteps, type MoveStep, otherSteps } from './moveSteps.ts';
import type { OrderSelection } from './useSelection.ts';

interface Props {
  selection: OrderSelection;
  onMove: (step: MoveStep) => void;
}

/** What can be done with the chosen orders; stands where search and filters stood. */
export function BulkBar({ selection, onMove }: Props) {
  const mayMove = useMay('moveLines');
  const ids = [...selection.orders.keys()].join(',');
  const count = formatCount(selection.orders.size);
  return (
    <Group className={classes['bulk'] ?? ''} gap="xs" role="region" aria-label="Selected orders">
      <CloseButton aria-label={`Let go of ${count} selected`} onClick={selection.clear} />
      <Text fw={600} aria-live="polite">
        {count} selected
        {selection.full && ` (${formatCount(mostOrders)} at most)`}
      </Text>
      {mayMove && <MoveButtons onMove={onMove} />}
      <RouterButton
        size="xs"
        variant="default"
        leftSection={<IconPrinter size={14} />}
        to="/orders/pick-list"
        search={{ ids }}
      >
        Print pick list of {count}
      </RouterButton>
      <Button
        size="xs"
        variant="default"
        component="a"
        href={toExportPath({ ids })}
        download
        leftSection={<IconDownload size={14} />}
      >
        Export {count}
      </Button>
    </Group>
  );
}

function MoveButtons({ onMove }: Pick<Props, 'onMove'>) {
  return (
    <>
      {mainSteps.map((step) => (
        <Button key={step.status} size="xs" visibleFrom="sm" onClick={() => onMove(step)}>
          {step.label}
          {step.parcel && '…'}
        </Button>
      ))}
      <Menu position="bottom-start">
        <Menu.Target>
          <Button size="xs" variant="default" rightSection={<IconChevronDown size={14} />}>
            <span className={classes['wide']}>More</span>
            <span className={classes['narrow']}>Mark</span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {mainSteps.map((step) => (
            <Menu.Item key={step.status} hiddenFrom="sm" onClick={() => onMove(step)}>
              {step.label}
            </Menu.Item>
          ))}
          {otherSteps.map((step) => (
            <Menu.Item
              key={step.status}
              onClick={() => onMove(step)}
              {...(step.danger ? { color: 'red' } : {})}
            >
              {step.label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
