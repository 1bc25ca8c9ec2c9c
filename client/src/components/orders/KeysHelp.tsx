import { Kbd, Modal, Table } from '@mantine/core';

const keys: { keys: string[]; does: string }[] = [
  { keys: ['/'], does: 'Search' },
  { keys: ['j', '↓'], does: 'Next order' },
  { keys: ['k', '↑'], does: 'Previous order' },
  { keys: ['x'], does: 'Select the order, or let it go' },
  { keys: ['Shift + click'], does: 'Select all from the last one to this one' },
  { keys: ['Enter'], does: 'Open the order' },
  { keys: ['Esc'], does: 'Let go of all selected orders' },
  { keys: ['?'], does: 'This help' },
];

/** What the keyboard does on the list. */
export function KeysHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title="Keys of the orders list"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Table withRowBorders={false} verticalSpacing={6}>
        <Table.Tbody>
          {keys.map(({ keys: names, does }) => (
            <Table.Tr key={does}>
              <Table.Th scope="row" w={150} fw={400}>
                {names.map((name, index) => (
                  <span key={name}>
                    {index > 0 && ' or '}
                    <Kbd>{name}</Kbd>
                  </span>
                ))}
              </Table.Th>
              <Table.Td>{does}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
