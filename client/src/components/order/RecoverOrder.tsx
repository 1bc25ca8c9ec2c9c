import { Alert, Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { IconCloudDownload } from '@tabler/icons-react';
import { useMay } from '../../app/session.ts';
import { type RecoveredOrder, recoverOrder } from '../../api/order.ts';
import { toFieldErrors } from '../ui/problemText.ts';
import { RouterLink } from '../ui/RouterLink.tsx';
import { useAction } from '../ui/useAction.ts';
import { useStores } from '../ui/useStores.ts';

/** Fetches an order by the number people see, also one Sluice does not have (spec 7.11). For operators only. */
export function RecoverOrder({ size = 'sm' }: { size?: 'xs' | 'sm' }) {
  const mayRecover = useMay('operate');
  const [opened, { open, close }] = useDisclosure(false);
  if (!mayRecover) return null;
  return (
    <>
      <Button
        size={size}
        variant="default"
        leftSection={<IconCloudDownload size={16} />}
        onClick={open}
      >
        Recover order…
      </Button>
      <Modal opened={opened} onClose={close} title="Recover an order">
        <RecoverForm onClose={close} />
      </Modal>
    </>
  );
}

interface Wish {
  order: string;
  connectionId: string | null;
}

function RecoverForm({ onClose }: { onClose: () => void }) {
  const stores = useStores();
  const several = stores.length > 1;
  const form = useForm<Wish>({
    initialValues: { order: '', connectionId: null },
    validate: {
      order: (order) => (order.trim() === '' ? 'Which order?' : null),
      connectionId: (id) => (several && id === null ? 'Which store is it of?' : null),
    },
  });
  const recover = useAction<Wish, RecoveredOrder>({
    run: ({ order, connectionId }) => recoverOrder(order.trim(), connectionId ?? undefined),
    refreshes: [['orders'], ['cache']],
    quiet: true,
  });
  const problems = toFieldErrors(recover.error, ['order', 'connectionId']);
  const done = recover.data && recover.variables;
  return (
    <form onSubmit={form.onSubmit((wish) => recover.mutate(wish))} noValidate>
      <Stack>
        <Text size="sm">Asks the shop for one order now, whether Sluice has it or not.</Text>
        <TextInput
          label="Order number or Shopify id"
          placeholder="#1001"
          autoComplete="off"
          data-autofocus
          {...form.getInputProps('order')}
          error={form.errors['order'] ?? problems['order'] ?? problems['form']}
        />
        {several && (
          <Select
            label="Store"
            data={stores.map(({ id, name }) => ({ value: id, label: name }))}
            {...form.getInputProps('connectionId')}
            error={form.errors['connectionId'] ?? problems['connectionId']}
          />
        )}
        <div aria-live="polite">
          {done && <Recovered order={done.order.trim()} recovered={recover.data} />}
        </div>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Close
          </Button>
          <Button type="submit" loading={recover.isPending}>
            Recover order
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Recovered({ order, recovered }: { order: string; recovered: RecoveredOrder }) {
  return (
    <Alert color="green" title={`${order} was fetched`}>
      {toRecoveredText(recovered)}{' '}
      <RouterLink to="/orders/$orderId" params={{ orderId: recovered.entryId }}>
        Open the order
      </RouterLink>
    </Alert>
  );
}

/** What the fetch changed, in words. */
export function toRecoveredText({ result }: RecoveredOrder): string {
  return result === 'stored'
    ? 'It is stored and processed now.'
    : 'It is unchanged: Sluice already had the newest version.';
}
