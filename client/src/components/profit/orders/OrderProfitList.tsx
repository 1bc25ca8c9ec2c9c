import { Stack } from '@mantine/core';
import { IconReport } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import {
  type OrderProfitFilters,
  orderProfitsQuery,
  toOrderProfitExportPath,
} from '../../../api/profit.ts';
import { formatDays } from '../../../lib/dayText.ts';
import { CsvButton } from '../../ui/CsvButton.tsx';
import { DataList } from '../../ui/DataList.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { useKeyset } from '../../ui/useKeyset.ts';
import { useSearchChange } from '../../ui/useSearchChange.ts';
import { type ProfitSearch, useDays } from '../filters/useDays.ts';
import { OrderProfitCard } from './OrderProfitCard.tsx';
import { orderProfitColumns } from './orderProfitColumns.tsx';
import { OrderProfitFilterBar } from './OrderProfitFilterBar.tsx';
import type { orderProfitNames } from './orderProfitNames.ts';

export type OrderProfitSearch = ProfitSearch & {
  [Name in (typeof orderProfitNames)[number]]?: string;
} & { cursor?: string; page?: string };

/** Orders with what each earned and what it was made of. */
export function OrderProfitList({ search }: { search: OrderProfitSearch }) {
  const { filter, turn } = useSearchChange();
  const { cursor, page, range, from: _from, to: _to, connectionId, ...wish } = search;
  const days = useDays(search);
  const asked: OrderProfitFilters = {
    ...days,
    ...wish,
    ...(connectionId === undefined ? {} : { connectionId }),
  };
  const keyset = useKeyset({ cursor, page }, JSON.stringify([range, asked]), turn);
  const query = useQuery(orderProfitsQuery({ ...asked, cursor: keyset.cursor }));
  return (
    <>
      <PageHeader
        title="Order profit"
        description={formatDays(days)}
        actions={<CsvButton href={toOrderProfitExportPath(asked)} what="these orders" />}
      />
      <Stack gap="sm">
        <OrderProfitFilterBar search={search} onChange={filter} />
        <DataList
          label="Order profit"
          query={query}
          columns={orderProfitColumns}
          keyset={keyset}
          empty={
            <EmptyState title="No order matches" icon={<IconReport />}>
              Choose other days or clear the filters. Test orders are not counted.
            </EmptyState>
          }
          renderCard={(order) => <OrderProfitCard order={order} />}
        />
      </Stack>
    </>
  );
}
