import { Alert, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useMay } from '../../app/session.ts';
import { orderQuery, resolveConflict } from '../../api/order.ts';
import type { Order } from '../../api/orders.ts';
import { toFieldErrors } from '../ui/problemText.ts';
import { useAction } from '../ui/useAction.ts';

type Conflict = NonNullable<Order['conflict']>;

/** Shop and warehouse contradict each other (spec 4.5): what, and a way to say that it was seen to. */
export function ConflictNotice({ order, conflict }: { order: Order; conflict: Conflict }) {
  const mayAccept = useMay('moveLines');
  const [asking, { open, close }] = useDisclosure(false);
  return (
    <Alert
      color="orange"
      role="alert"
      icon={<IconAlertTriangle />}
      title="Shop and warehouse contradict each other"
    >
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{conflict.message}</Text>
        {mayAccept && (
          <Button size="xs" variant="default" onClick={open}>
            Accept this conflict…
          </Button>
        )}
      </Stack>
      <Modal opened={asking} onClose={close} title={`Accept the conflict of ${order.orderNumber}`}>
        <AcceptForm order={order} conflict={conflict} onClose={close} />
      </Modal>
    </Alert>
  );
}

interface FormProps {
  order: Order;
  conflict: Conflict;
  onClose: () => void;
}

/** Accepting changes no line: it says that somebody has seen to it. */
function AcceptForm({ order, conflict, onClose }: FormProps) {
  const client = useQueryClient();
  const form = useForm({
    initialValues: { note: '' },
    validate: { note: (note) => (note.trim().length > 500 ? 'At most 500 characters' : null) },
  });
  const accept = useAction<string, Order>({
    run: (note) => resolveConflict(order.id, { code: conflict.code, ...(note ? { note } : {}) }),
    done: () => `The conflict of ${order.orderNumber} is accepted`,
    refreshes: [['orders']],
    quiet: true,
    onDone(changed) {
      client.setQueryData(orderQuery(order.id).queryKey, changed);
      onClose();
    },
  });
  const problems = toFieldErrors(accept.error, ['note']);
  return (
    <form onSubmit={form.onSubmit(({ note }) => accept.mutate(note.trim()))} noValidate>
      <Stack>
        <Text size="sm">{conflict.message}</Text>
        <Textarea
          label="Note"
          description="What was done about it; it stays in the history of the order"
          autosize
          minRows={2}
          maxRows={6}
          data-autofocus
          {...form.getInputProps('note')}
          error={form.errors['note'] ?? problems['note'] ?? problems['form']}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={accept.isPending}>
            Accept
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
