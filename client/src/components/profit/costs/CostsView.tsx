import { Button, Modal } from '@mantine/core';
import { IconCoins } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Cost, costsQuery } from '../../../api/costs.ts';
import { useMay } from '../../../app/session.ts';
import { DataList } from '../../ui/DataList.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { type KeysetSearch, useKeyset } from '../../ui/useKeyset.ts';
import { useSearchChange } from '../../ui/useSearchChange.ts';
import { CostForm } from './CostForm.tsx';
import { CostCard, toCostColumns } from './costColumns.tsx';

/** Costs of no order and no campaign, spread over their days (spec 9.6). */
export function CostsView({ place }: { place: KeysetSearch }) {
  const { turn } = useSearchChange();
  const mayChange = useMay('changeCosts');
  const keyset = useKeyset(place, '', turn);
  const query = useQuery(costsQuery(keyset.cursor));
  const [dialog, setDialog] = useState<'new' | Cost | null>(null);
  const change = mayChange ? setDialog : null;
  return (
    <>
      <PageHeader
        title="Other costs"
        description="Tools, influencers, salaries: what belongs to no order is spread evenly over its days."
        actions={
          mayChange && (
            <Button leftSection={<IconCoins size={16} />} onClick={() => setDialog('new')}>
              Add a cost
            </Button>
          )
        }
      />
      <DataList
        label="Other costs"
        query={query}
        columns={toCostColumns(change)}
        keyset={keyset}
        empty={
          <EmptyState title="No other costs yet" icon={<IconCoins />}>
            What is spent beside goods, shipping and ads lowers the profit of its days.
          </EmptyState>
        }
        renderCard={(cost) => <CostCard cost={cost} onChange={change} />}
      />
      <Modal
        opened={dialog !== null}
        onClose={() => setDialog(null)}
        title={dialog === null || dialog === 'new' ? 'Add a cost' : `Change ${dialog.label}`}
      >
        {dialog !== null && (
          <CostForm cost={dialog === 'new' ? null : dialog} onDone={() => setDialog(null)} />
        )}
      </Modal>
    </>
  );
}
