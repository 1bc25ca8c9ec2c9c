import 'mantine-datatable/styles.css';
import { Card, Stack } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { UseQueryResult } from '@tanstack/react-query';
import {
  DataTable,
  type DataTableProps,
  type DataTableSelectionProps,
  type DataTableSortProps,
  type DataTableSortStatus,
} from 'mantine-datatable';
import type { ReactNode } from 'react';
import { ListPager } from './ListPager.tsx';
import { ListSkeleton } from './ListSkeleton.tsx';
import { QueryView } from './QueryView.tsx';
import type { Keyset } from './useKeyset.ts';

export interface Listed<Item> {
  items: Item[];
  nextCursor: string | null;
}

interface Props<Item extends { id: string }> {
  /** Names the table for screen readers. */
  label: string;
  query: Pick<
    UseQueryResult<Listed<Item>>,
    'data' | 'error' | 'isPending' | 'refetch' | 'isPlaceholderData'
  >;
  columns: NonNullable<DataTableProps<Item>['columns']>;
  /** Left out for a list that is one page. */
  keyset?: Keyset;
  /** What an empty list says; it tells "nothing yet" from "nothing matches". */
  empty: ReactNode;
  /** One row on a phone. */
  renderCard: (item: Item) => ReactNode;
  onOpen?: (item: Item) => void;
  selection?: {
    selected: Item[];
    onChange: (items: Item[]) => void;
    /** What a row is called, for screen readers. */
    name: (item: Item) => string;
    /** Left out where every row may be chosen. */
    isSelectable?: (item: Item) => boolean;
  };
  sort?: {
    status: DataTableSortStatus<Item>;
    onChange: (status: DataTableSortStatus<Item>) => void;
  };
  rowExpansion?: DataTableProps<Item>['rowExpansion'];
  rowColor?: (item: Item) => string | undefined;
}

/** A list of records: table on a desk, cards on a phone; loading, failed, empty and stale as everywhere. */
export function DataList<Item extends { id: string }>(props: Props<Item>) {
  const { query, keyset, empty } = props;
  const narrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  return (
    <QueryView
      query={query}
      isEmpty={(data) => data.items.length === 0 && (keyset?.page ?? 1) === 1}
      empty={<Card withBorder>{empty}</Card>}
      skeleton={<ListSkeleton />}
    >
      {(data) => (
        <Stack gap="sm" style={query.isPlaceholderData ? { opacity: 0.6 } : {}}>
          {narrow ? (
            <Cards {...props} items={data.items} />
          ) : (
            <Rows {...props} items={data.items} />
          )}
          {keyset && <ListPager keyset={keyset} count={data.items.length} next={data.nextCursor} />}
        </Stack>
      )}
    </QueryView>
  );
}

type WithItems<Item extends { id: string }> = Props<Item> & { items: Item[] };

function Cards<Item extends { id: string }>({ items, renderCard, label }: WithItems<Item>) {
  return (
    <Stack gap="xs" role="list" aria-label={label}>
      {items.map((item) => (
        <Card key={item.id} withBorder padding="sm" role="listitem">
          {renderCard(item)}
        </Card>
      ))}
    </Stack>
  );
}

function Rows<Item extends { id: string }>(props: WithItems<Item>) {
  const { items, columns, label, onOpen, selection, sort, rowExpansion, rowColor } = props;
  const sorting: DataTableSortProps<Item> = sort
    ? { sortStatus: sort.status, onSortStatusChange: sort.onChange }
    : {};
  return (
    <DataTable<Item>
      withTableBorder
      borderRadius="md"
      highlightOnHover
      minHeight={120}
      aria-label={label}
      idAccessor="id"
      columns={columns}
      records={items}
      {...(onOpen ? { onRowClick: ({ record }) => onOpen(record) } : {})}
      {...(rowExpansion ? { rowExpansion } : {})}
      {...(rowColor ? { rowColor } : {})}
      {...sorting}
      {...toSelectionProps(selection)}
    />
  );
}

function toSelectionProps<Item extends { id: string }>(
  selection: Props<Item>['selection'],
): DataTableSelectionProps<Item> {
  if (!selection) return {};
  return {
    selectedRecords: selection.selected,
    onSelectedRecordsChange: selection.onChange,
    getRecordSelectionCheckboxProps: (item) => ({ 'aria-label': `Select ${selection.name(item)}` }),
    allRecordsSelectionCheckboxProps: { 'aria-label': 'Select all on this page' },
    ...(selection.isSelectable ? { isRecordSelectable: selection.isSelectable } : {}),
  };
}
