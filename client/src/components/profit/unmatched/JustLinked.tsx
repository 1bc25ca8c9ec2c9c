import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { unlinkParcel } from '../../../api/unmatched.ts';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { useAction } from '../../ui/useAction.ts';

export interface Linked {
  /** The parcel's. */
  id: string;
  name: string;
  orderNumber: string;
  orderId: string | null;
}

interface Props {
  linked: Linked[];
  onUnlinked: (linked: Linked) => void;
}

/** What was linked on this visit, with a way to take it back. */
export function JustLinked({ linked, onUnlinked }: Props) {
  if (linked.length === 0) return null;
  return (
    <Alert color="green" py="xs" role="status">
      <Stack gap="xs">
        {linked.map((one) => (
          <Row key={one.id} linked={one} onUnlinked={onUnlinked} />
        ))}
      </Stack>
    </Alert>
  );
}

function Row({ linked, onUnlinked }: { linked: Linked; onUnlinked: Props['onUnlinked'] }) {
  const { id, name, orderNumber, orderId } = linked;
  const unlink = useAction({
    run: () => unlinkParcel(id),
    onDone: () => onUnlinked(linked),
    refreshes: [['profit']],
  });
  return (
    <Group gap="xs" justify="space-between">
      <Text size="sm">
        Parcel {name} is linked to{' '}
        {orderId === null ? (
          orderNumber
        ) : (
          <RouterLink to="/orders/$orderId" params={{ orderId }}>
            {orderNumber}
          </RouterLink>
        )}
      </Text>
      <Button
        size="xs"
        variant="default"
        loading={unlink.isPending}
        aria-label={`Unlink parcel ${name}`}
        onClick={() => unlink.mutate()}
      >
        Unlink
      </Button>
    </Group>
  );
}
