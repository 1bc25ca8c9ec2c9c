import { Stack } from '@mantine/core';
import { IconShirt } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { productProfitsQuery, toProductProfitExportPath } from '../../../api/profit.ts';
import { formatDays } from '../../../lib/dayText.ts';
import { CsvButton } from '../../ui/CsvButton.tsx';
import { DataList } from '../../ui/DataList.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { useKeyset } from '../../ui/useKeyset.ts';
import { useSearchChange } from '../../ui/useSearchChange.ts';
import { ProfitFilterBar } from '../filters/ProfitFilterBar.tsx';
import { SortSelect } from '../filters/SortSelect.tsx';
import { keepPlace, type ProfitSearch, useDays } from '../filters/useDays.ts';
import { ProductProfitCard, toProductColumns } from './productProfitColumns.tsx';

export interface ProductProfitSearch extends ProfitSearch {
  sort?: string;
  cursor?: string;
  page?: string;
}

const sorts = [
  { value: '-profit', label: 'Most profit first' },
  { value: 'profit', label: 'Least profit first' },
  { value: '-revenue', label: 'Most revenue first' },
  { value: '-qty', label: 'Most sold first' },
];

/** Products with what they sold for and what they cost. */
export function ProductProfitList({ search }: { search: ProductProfitSearch }) {
  const { filter, turn } = useSearchChange();
  const { cursor, page, range: _range, from: _from, to: _to, ...wish } = search;
  const days = useDays(search);
  const asked = { ...wish, ...days };
  const keyset = useKeyset({ cursor, page }, JSON.stringify(asked), turn);
  const query = useQuery(productProfitsQuery({ ...asked, cursor: keyset.cursor }));
  const place = keepPlace(search);
  return (
    <>
      <PageHeader
        title="Product profit"
        description={`${formatDays(days)}. Shipping, fees, tax and marketing are shared among the lines of an order.`}
        actions={<CsvButton href={toProductProfitExportPath(asked)} what="these products" />}
      />
      <Stack gap="sm">
        <ProfitFilterBar search={search} onChange={filter}>
          <SortSelect label="Sort products" value={search.sort} choices={sorts} onChange={filter} />
        </ProfitFilterBar>
        <DataList
          label="Product profit"
          query={query}
          columns={toProductColumns(place)}
          keyset={keyset}
          empty={
            <EmptyState title="Nothing was sold in these days" icon={<IconShirt />}>
              Choose other days or another account.
            </EmptyState>
          }
          renderCard={(product) => <ProductProfitCard product={product} place={place} />}
        />
      </Stack>
    </>
  );
}
