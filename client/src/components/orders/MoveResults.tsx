import { Alert, Anchor, Button, Group, ScrollArea, Stack, Table, Text } from '@mantine/core';
import { formatCounted } from '../../lib/numbers.ts';
import type { MoveStep } from './moveSteps.ts';
import { toOrderPath } from './orderFacts.ts';
import { toResultText } from './resultText.ts';
import type { MoveResult } from './useMoves.ts';

interface Props {
  result: MoveResult;
  step: MoveStep;
  onClose: () => void;
}

/** What a bulk move did, and order by order what it did not. */
export function MoveResults({ result, step, onClose }: Props) {
  const { moved, refused, failed } = result;
  return (
    <Stack gap="sm">
      <Text role="status">{toResultText(result, step)}</Text>
      {failed.map(({ orderIds, message }) => (
        <Alert
          key={orderIds[0] ?? message}
          color="red"
          p="sm"
          title={`${formatCounted(orderIds.length, 'order')} not sent`}
        >
          {message}
        </Alert>
      ))}
      {refused.length > 0 && <RefusedOrders refused={refused} />}
      {(refused.length > 0 || failed.length > 0) && (
        <Text size="sm" c="dimmed">
          {moved > 0 ? 'What was not done stays selected.' : 'They stay selected.'}
        </Text>
      )}
      <Group justify="flex-end">
        <Button onClick={onClose} data-autofocus>
          Close
        </Button>
      </Group>
    </Stack>
  );
}

function RefusedOrders({ refused }: Pick<MoveResult, 'refused'>) {
  return (
    <ScrollArea.Autosize
      mah={320}
      viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': 'Refused orders' }}
    >
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={110}>Refused</Table.Th>
            <Table.Th>Why</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {refused.map(({ orderId, orderNumber, message }) => (
            <Table.Tr key={orderId}>
              <Table.Td>
                {orderNumber === null ? (
                  'Unknown'
                ) : (
                  <Anchor href={toOrderPath(orderId)} inherit target="_blank">
                    {orderNumber}
                  </Anchor>
                )}
              </Table.Td>
              <Table.Td>{message}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea.Autosize>
  );
}
