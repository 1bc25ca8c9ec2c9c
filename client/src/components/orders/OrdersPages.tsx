import { Group, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ordersQuery } from '../../api/orders.ts';
import { ListPager } from '../ui/ListPager.tsx';
import { OrderCards } from './OrderCards.tsx';
import { readPageSize, readSort } from './orderFilters.ts';
import { OrdersTable } from './OrdersTable.tsx';
import { PageSize } from './PageSize.tsx';
import type { Board } from './useBoard.ts';
import type { OrdersPlace } from './useOrdersPlace.ts';
import { toTotalText, useTotal } from './useTotal.ts';

interface Props {
  place: OrdersPlace;
  board: Board;
  narrow: boolean;
}

/** The rows, as a table or as cards, and the way to other pages. */
export function OrdersPages({ place, board, narrow }: Props) {
  const { query, held, selection } = board;
  const [choosing, setChoosing] = useState(false);
  const rows = {
    held,
    selected: selection.orders,
    onToggle: selection.toggle,
    onPage: selection.page,
  };
  return (
    <Stack gap="sm" style={query.isPlaceholderData ? { opacity: 0.6 } : {}}>
      {narrow ? (
        <OrderCards
          {...rows}
          choosing={choosing || selection.orders.size > 0}
          onChoosing={(on) => {
            setChoosing(on);
            if (!on) selection.clear();
          }}
        />
      ) : (
        <OrdersTable
          {...rows}
          sort={readSort(place.search)}
          onSort={(sort) => place.filter({ sort })}
        />
      )}
      <Pages place={place} board={board} />
    </Stack>
  );
}

/** The next page is fetched as soon as the pointer or the focus comes near its button. */
function Pages({ place, board: { query, keyset } }: Omit<Props, 'narrow'>) {
  const client = useQueryClient();
  const total = useTotal(place);
  const { asked, search, filter } = place;
  const cursor = query.data?.nextCursor ?? null;
  const fetchNext = () => {
    if (cursor !== null) void client.prefetchQuery(ordersQuery({ ...asked, cursor }));
  };
  return (
    <Group gap="xs" align="center" onMouseEnter={fetchNext} onFocus={fetchNext}>
      <PageSize size={readPageSize(search)} onChange={(limit) => filter({ limit })} />
      {total !== null && (
        <Text size="sm" c="dimmed">
          {toTotalText(total)} in all
        </Text>
      )}
      <div style={{ flex: 1 }}>
        <ListPager keyset={keyset} count={query.data?.items.length ?? 0} next={cursor} />
      </div>
    </Group>
  );
}
