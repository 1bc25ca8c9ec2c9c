import { Button, Chip } from '@mantine/core';
import { FilterSelect } from '../../ui/FilterSelect.tsx';
import { type SearchChange } from '../../ui/useSearchChange.ts';
import { useAccounts } from '../../ui/useStores.ts';
import { toChannelName } from '../filters/channelNames.ts';
import { ProfitFilterBar } from '../filters/ProfitFilterBar.tsx';
import { SortSelect } from '../filters/SortSelect.tsx';
import type { OrderProfitSearch } from './OrderProfitList.tsx';
import { orderProfitNames } from './orderProfitNames.ts';
import { fateChoices, partChoices, paymentChoices } from './partTexts.ts';

const sorts = [
  { value: '-orderedAt', label: 'Newest first' },
  { value: 'orderedAt', label: 'Oldest first' },
  { value: '-profit', label: 'Most profit first' },
  { value: 'profit', label: 'Least profit first' },
];

const selects = [
  { name: 'paymentMethod', label: 'Payment', choices: paymentChoices },
  { name: 'fate', label: 'Outcome', choices: fateChoices },
  { name: 'estimated', label: 'Estimated', choices: partChoices },
] as const;

interface Props {
  search: OrderProfitSearch;
  onChange: (change: SearchChange) => void;
}

/** What the orders are narrowed and sorted by. */
export function OrderProfitFilterBar({ search, onChange }: Props) {
  const narrowing = orderProfitNames.filter((name) => name !== 'sort');
  const filtered = narrowing.some((name) => search[name] !== undefined);
  return (
    <ProfitFilterBar search={search} onChange={onChange}>
      {selects.map(({ name, label, choices }) => (
        <FilterSelect
          key={name}
          label={label}
          value={search[name]}
          choices={[...choices]}
          onChange={(value) => onChange({ [name]: value })}
        />
      ))}
      <SortSelect label="Sort orders" value={search.sort} choices={sorts} onChange={onChange} />
      <Chip
        checked={search.loss === 'true'}
        onChange={(on) => onChange({ loss: on ? 'true' : undefined })}
      >
        Losses only
      </Chip>
      <NarrowedTo search={search} />
      {filtered && (
        <Button
          variant="subtle"
          onClick={() => onChange(Object.fromEntries(narrowing.map((name) => [name, undefined])))}
        >
          Clear filters
        </Button>
      )}
    </ProfitFilterBar>
  );
}

/** What other pages narrowed the list to: no field of this page says it. */
function NarrowedTo({ search: { channel, campaignId, productId } }: Pick<Props, 'search'>) {
  const accounts = useAccounts();
  const texts = [
    channel !== undefined && `Channel: ${toChannelName(channel, accounts)}`,
    campaignId !== undefined && (campaignId === 'none' ? 'No campaign' : 'One campaign'),
    productId !== undefined && 'One product',
  ].filter((text) => text !== false);
  return <span>{texts.join(' · ')}</span>;
}
