import { Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type OrderParcel, orderParcelsQuery, unlinkParcel } from '../../api/unmatched.ts';
import { useMay } from '../../app/session.ts';
import { toParcelName, toParcelWords } from '../ui/parcelWords.ts';
import { When } from '../ui/Age.tsx';
import { ConfirmButton } from '../ui/ConfirmButton.tsx';
import { EstimatedMark } from '../ui/EstimatedMark.tsx';
import { Money } from '../ui/Money.tsx';
import { Section } from '../ui/Section.tsx';
import { useAction } from '../ui/useAction.ts';

/** What couriers charge for the order, parcel by parcel; nothing while no parcel is known. */
export function OrderParcels({ orderId }: { orderId: string }) {
  const { data } = useQuery(orderParcelsQuery(orderId));
  if (data === undefined || data.items.length === 0) return null;
  return (
    <Section title="Courier’s parcels">
      <Stack gap="sm">
        {data.items.map((parcel) => (
          <Parcel key={parcel.id} parcel={parcel} />
        ))}
      </Stack>
    </Section>
  );
}

function Parcel({ parcel }: { parcel: OrderParcel }) {
  const { courier, status, bookedAt, linkedBy } = parcel;
  const name = toParcelName(parcel);
  return (
    <Group justify="space-between" gap="xs" role="group" aria-label={`Parcel ${name}`}>
      <Stack gap={0} style={{ overflowWrap: 'anywhere' }}>
        <Text size="sm" fw={600}>
          {name}
        </Text>
        <Text size="xs" c="dimmed">
          {[courier, toParcelWords(status)].filter((text) => text !== null).join(' · ')}, booked{' '}
          <When at={bookedAt} />
          {linkedBy === 'person' && ', linked by hand'}
        </Text>
      </Stack>
      <Group gap="sm">
        <Charge parcel={parcel} />
        <UnlinkButton id={parcel.id} name={name} />
      </Group>
    </Group>
  );
}

function Charge({ parcel: { charge, currency, chargesFinal } }: { parcel: OrderParcel }) {
  if (charge === null) {
    return (
      <Text span size="sm" c="dimmed">
        not charged yet
      </Text>
    );
  }
  return (
    <Text span size="sm">
      {!chargesFinal && <EstimatedMark percent={100} what="charge" />}{' '}
      <Money amount={charge} currency={currency} />
    </Text>
  );
}

function UnlinkButton({ id, name }: { id: string; name: string }) {
  const mayLink = useMay('changeCosts');
  const unlink = useAction({
    run: () => unlinkParcel(id),
    done: () => `Parcel ${name} is of no order now`,
    refreshes: [['profit']],
  });
  if (!mayLink) return null;
  return (
    <ConfirmButton
      size="xs"
      variant="default"
      loading={unlink.isPending}
      aria-label={`Unlink parcel ${name}`}
      question={`Take parcel ${name} away from this order?`}
      explanation="What it costs becomes a cost of the day it was booked on. It stays without an order until somebody links it."
      confirm="Unlink"
      onConfirm={() => unlink.mutate()}
    >
      Unlink
    </ConfirmButton>
  );
}
