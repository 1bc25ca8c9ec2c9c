import { Button, Group, Stack, Text } from '@mantine/core';
import type { DataTableColumn } from 'mantine-datatable';
import type { UnmatchedParcel } from '../../../api/unmatched.ts';
import { When } from '../../ui/Age.tsx';
import { Money } from '../../ui/Money.tsx';
import { useAccounts } from '../../ui/useStores.ts';
import { toParcelName, toParcelWords } from '../../ui/parcelWords.ts';

type Choose = ((parcel: UnmatchedParcel) => void) | null;

/** @param choose null for roles that may not link */
export function toUnmatchedColumns(choose: Choose): DataTableColumn<UnmatchedParcel>[] {
  const columns: DataTableColumn<UnmatchedParcel>[] = [
    { accessor: 'awbNumber', title: 'Parcel', render: (parcel) => <ParcelName parcel={parcel} /> },
    {
      accessor: 'orderReferences',
      title: 'Order the courier was told',
      render: ({ orderReferences }) => orderReferences.join(', ') || '–',
    },
    { accessor: 'status', title: 'Status', render: ({ status }) => toParcelWords(status) },
    { accessor: 'bookedAt', title: 'Booked', render: ({ bookedAt }) => <When at={bookedAt} /> },
    {
      accessor: 'charge',
      title: 'Charge',
      textAlign: 'right',
      render: (parcel) => <Charge parcel={parcel} />,
    },
    {
      accessor: 'codAmount',
      title: 'To collect',
      textAlign: 'right',
      render: ({ codAmount, currency }) => <Money amount={codAmount} currency={currency} />,
    },
  ];
  if (choose === null) return columns;
  return [
    ...columns,
    {
      accessor: 'actions',
      title: <span className="visually-hidden">Actions</span>,
      textAlign: 'right',
      width: 100,
      render: (parcel) => <LinkButton parcel={parcel} onChoose={choose} />,
    },
  ];
}

function ParcelName({ parcel }: { parcel: UnmatchedParcel }) {
  const accounts = useAccounts();
  const account = accounts.find(({ id }) => id === parcel.connectionId)?.name ?? parcel.platform;
  const about = [parcel.courier, account].filter((text) => text !== null);
  return (
    <Stack gap={0} style={{ overflowWrap: 'anywhere' }}>
      <Text size="sm" fw={600}>
        {toParcelName(parcel)}
      </Text>
      <Text size="xs" c="dimmed">
        {about.join(' · ')}
      </Text>
    </Stack>
  );
}

/** Not known yet is not nothing. */
function Charge({ parcel: { charge, currency } }: { parcel: UnmatchedParcel }) {
  if (charge !== null) return <Money amount={charge} currency={currency} />;
  return (
    <Text span size="sm" c="dimmed">
      not known yet
    </Text>
  );
}

interface ButtonProps {
  parcel: UnmatchedParcel;
  onChoose: (parcel: UnmatchedParcel) => void;
}

function LinkButton({ parcel, onChoose }: ButtonProps) {
  return (
    <Button
      size="xs"
      variant="default"
      aria-label={`Link parcel ${toParcelName(parcel)} to an order`}
      onClick={() => onChoose(parcel)}
    >
      Link
    </Button>
  );
}

/** One parcel on a phone. */
export function UnmatchedCard({ parcel, onChoose }: { parcel: UnmatchedParcel; onChoose: Choose }) {
  return (
    <Stack gap={6}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <ParcelName parcel={parcel} />
        <Charge parcel={parcel} />
      </Group>
      <Text size="sm">
        {toParcelWords(parcel.status)}, booked <When at={parcel.bookedAt} />
      </Text>
      <Text size="sm" c="dimmed">
        Order: {parcel.orderReferences.join(', ') || 'not told'}
      </Text>
      {onChoose !== null && (
        <Group>
          <LinkButton parcel={parcel} onChoose={onChoose} />
        </Group>
      )}
    </Stack>
  );
}
