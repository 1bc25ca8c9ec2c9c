import { Alert, Modal, Stack } from '@mantine/core';
import { IconLinkOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type UnmatchedParcel, unmatchedQuery } from '../../../api/unmatched.ts';
import { useMay } from '../../../app/session.ts';
import { DataList } from '../../ui/DataList.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { type KeysetSearch, useKeyset } from '../../ui/useKeyset.ts';
import { useSearchChange } from '../../ui/useSearchChange.ts';
import { LinkForm } from './LinkForm.tsx';
import { JustLinked, type Linked } from './JustLinked.tsx';
import { toParcelName } from '../../ui/parcelWords.ts';
import { toUnmatchedColumns, UnmatchedCard } from './unmatchedColumns.tsx';

/** Parcels that match no order (spec 9.5): they wait for their order, or for somebody who knows it. */
export function UnmatchedView({ place }: { place: KeysetSearch }) {
  const { turn } = useSearchChange();
  const mayLink = useMay('changeCosts');
  const keyset = useKeyset(place, '', turn);
  const query = useQuery(unmatchedQuery(keyset.cursor));
  const [chosen, setChosen] = useState<UnmatchedParcel | null>(null);
  const [linked, setLinked] = useState<Linked[]>([]);
  const close = () => setChosen(null);
  const choose = mayLink ? setChosen : null;
  return (
    <>
      <PageHeader
        title="Unmatched"
        description="What a parcel without an order costs is a cost of its day. As soon as its order arrives it matches by itself."
      />
      <Stack gap="sm">
        <JustLinked
          linked={linked}
          onUnlinked={({ id }) => setLinked(linked.filter((one) => one.id !== id))}
        />
        {query.data?.message && <Alert color="yellow">{query.data.message}</Alert>}
        <DataList
          label="Unmatched parcels"
          query={query}
          columns={toUnmatchedColumns(choose)}
          keyset={keyset}
          empty={
            <EmptyState title="Every parcel has its order" icon={<IconLinkOff />}>
              Parcels of couriers whose order is not known appear here.
            </EmptyState>
          }
          renderCard={(parcel) => <UnmatchedCard parcel={parcel} onChoose={choose} />}
        />
      </Stack>
      <Modal
        opened={chosen !== null}
        onClose={close}
        title={chosen && `Link parcel ${toParcelName(chosen)}`}
      >
        {chosen && (
          <LinkForm
            parcel={chosen}
            onDone={(one) => {
              setLinked([one, ...linked]);
              close();
            }}
          />
        )}
      </Modal>
    </>
  );
}
