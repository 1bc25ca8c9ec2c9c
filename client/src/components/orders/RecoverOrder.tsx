import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { recoverOrder } from '../../api/order.ts';
import { StoreFilter } from '../ui/StoreFilter.tsx';
import { useAction } from '../ui/useAction.ts';
import { useStores } from '../ui/useStores.ts';
import { toFieldErrors } from '../ui/problemText.ts';

interface Props {
  opened: boolean;
  onClose: () => void;
  /** What the form begins with. */
  order?: string;
}

/** Fetches one order from the shop by its number (spec 7.11), for one that should be here and is not. */
export function RecoverOrder({ opened, onClose, order = '' }: Props) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title="Recover an order"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <RecoverForm order={order} onDone={onClose} />
    </Modal>
  );
}

function RecoverForm({ order, onDone }: { order: string; onDone: () => void }) {
  const [text, setText] = useState(order);
  const stores = useStores();
  const [store, setStore] = useState<string | undefined>(undefined);
  const chosen = stores.length > 1 ? store : undefined;
  const fetching = useAction({
    run: () => recoverOrder(text.trim(), chosen),
    done: ({ result }) =>
      result === 'stored'
        ? `Order ${text.trim()} was fetched: it appears as soon as it is processed`
        : `Order ${text.trim()} was fetched: nothing about it is new`,
    refreshes: [['orders']],
    onDone,
    quiet: true,
  });
  const errors = toFieldErrors(fetching.error, ['order']);
  const ready = text.trim() !== '' && (stores.length < 2 || chosen !== undefined);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !fetching.isPending) fetching.mutate();
      }}
    >
      <Stack gap="sm">
        <Text size="sm">
          For an order that is in the shop and not here: it is fetched now, whatever the schedule.
        </Text>
        <TextInput
          label="Order number or the shop’s id"
          placeholder="#1001"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={errors['order'] ?? errors['form']}
          maxLength={60}
          data-autofocus
        />
        {stores.length > 1 && <StoreFilter value={store} onChange={setStore} />}
        <Group justify="flex-end">
          <Button type="submit" loading={fetching.isPending} disabled={!ready}>
            Fetch it from the shop
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
