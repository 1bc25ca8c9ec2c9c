import { Button, Group, Pill } from '@mantine/core';
import { FilterSelect } from '../ui/FilterSelect.tsx';
import { SearchBox } from '../ui/SearchBox.tsx';
import { listChoices } from '../ui/statusLooks.ts';
import type { SearchChange } from '../ui/useSearchChange.ts';
import { type CacheFilters, isFiltered } from './cacheFilters.ts';
import { entryOutcomes } from '../entries/entryTexts.ts';

interface Props {
  filters: CacheFilters;
  onChange: (change: SearchChange) => void;
}

const placeholders: Partial<Record<CacheFilters['stream'], string>> = {
  orders: 'Order number or Shopify id',
  products: 'Beginning of a title, or Shopify id',
};
const outcomes = listChoices('outcome').filter(({ value }) =>
  entryOutcomes.some((outcome) => outcome === value),
);

export const noFilters: SearchChange = {
  status: undefined,
  outcome: undefined,
  errorCode: undefined,
  jobId: undefined,
  search: undefined,
};

/** Search and filters of the entries; statuses are chosen by the tiles above. */
export function EntryFilters({ filters, onChange }: Props) {
  const { stream, search, outcome, errorCode, jobId } = filters;
  return (
    <Group gap="xs" align="center">
      <SearchBox
        label="Search entries"
        placeholder={placeholders[stream] ?? 'Shopify id'}
        value={search ?? ''}
        onChange={(text) => onChange({ search: text })}
      />
      <FilterSelect
        label="Outcome"
        value={outcome}
        choices={outcomes}
        onChange={(value) => onChange({ outcome: value })}
      />
      {errorCode !== undefined && (
        <Chip name="Error" value={errorCode} onRemove={() => onChange({ errorCode: undefined })} />
      )}
      {jobId !== undefined && (
        <Chip name="Brought by run" value={jobId} onRemove={() => onChange({ jobId: undefined })} />
      )}
      {isFiltered(filters) && (
        <Button variant="subtle" size="xs" onClick={() => onChange(noFilters)}>
          Clear filters
        </Button>
      )}
    </Group>
  );
}

/** A filter that came by a link: shown, and taken away by a press. */
function Chip({ name, value, onRemove }: { name: string; value: string; onRemove: () => void }) {
  return (
    <Pill
      size="md"
      withRemoveButton
      onRemove={onRemove}
      removeButtonProps={{
        'aria-label': `Remove the filter ${name}`,
        tabIndex: 0,
        'aria-hidden': false,
      }}
      maw="100%"
    >
      {name}: {value}
    </Pill>
  );
}
