import { Button, Group, SegmentedControl, Switch } from '@mantine/core';
import { IconPrinter, IconRefresh } from '@tabler/icons-react';
import { formatCounted } from '../../lib/numbers.ts';
import { PageHeader } from '../ui/PageHeader.tsx';
import { RouterButton } from '../ui/RouterButton.tsx';
import type { PickParts } from './PickSheet.tsx';

interface Props {
  subject: string;
  /** How many orders have something on the list. */
  orders: number;
  reading: boolean;
  onRead: () => void;
}

/** What stays on the screen: the page's head. */
export function PickListHead({ subject, orders, reading, onRead }: Props) {
  return (
    <PageHeader
      title="Pick list"
      description={subject}
      actions={
        <>
          <RouterButton variant="default" size="xs" to="/orders" search={{ view: 'to-pick' }}>
            Back to orders
          </RouterButton>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconRefresh size={14} />}
            loading={reading}
            onClick={onRead}
          >
            Read again
          </Button>
          <Button
            size="xs"
            leftSection={<IconPrinter size={14} />}
            disabled={orders === 0}
            onClick={() => window.print()}
          >
            Print {formatCounted(orders, 'order')}
          </Button>
        </>
      }
    />
  );
}

const choices: { value: PickParts; label: string }[] = [
  { value: 'both', label: 'Both' },
  { value: 'products', label: 'By product' },
  { value: 'orders', label: 'By order' },
];

interface OptionsProps {
  parts: PickParts;
  onParts: (parts: PickParts) => void;
  all: boolean;
  onAll: (all: boolean) => void;
}

export function PickListOptions({ parts, onParts, all, onAll }: OptionsProps) {
  return (
    <Group gap="md" mb="md">
      <SegmentedControl
        aria-label="Parts of the list"
        data={choices}
        value={parts}
        onChange={onParts}
      />
      <Switch
        label="Also what is picked already"
        checked={all}
        onChange={(event) => onAll(event.currentTarget.checked)}
      />
    </Group>
  );
}
