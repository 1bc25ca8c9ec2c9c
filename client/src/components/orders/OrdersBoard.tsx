import { Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Suspense, useRef, useState } from 'react';
import { ListSkeleton } from '../ui/ListSkeleton.tsx';
import { QueryView } from '../ui/QueryView.tsx';
import { BulkBar } from './BulkBar.tsx';
import { FilterChips } from './FilterChips.tsx';
import { FilterPanel } from './FilterPanel.tsx';
import { KeysHelp, MoveDialog } from './lazyParts.ts';
import { ListNews } from './ListNews.tsx';
import type { MoveStep } from './moveSteps.ts';
import classes from './OrdersBoard.module.css';
import { OrdersEmpty } from './OrdersEmpty.tsx';
import { OrdersPages } from './OrdersPages.tsx';
import { OrdersToolbar } from './OrdersToolbar.tsx';
import { useBoard } from './useBoard.ts';
import { useListKeys } from './useListKeys.ts';
import { useMoved } from './useMoved.ts';
import { useNarrow } from './useNarrow.ts';
import type { OrdersPlace } from './useOrdersPlace.ts';

/** The orders list: search, filters or the bulk bar, rows, pages. */
export function OrdersBoard({ place }: { place: OrdersPlace }) {
  const board = useBoard(place);
  const { query, keyset, selection, held, release, onHand } = board;
  const narrow = useNarrow();
  const list = useRef<HTMLDivElement>(null);
  const [filters, showFilters] = useDisclosure(false);
  const [help, showHelp] = useDisclosure(false);
  const [step, setStep] = useState<MoveStep | null>(null);
  const onMoved = useMoved(board, step);
  useListKeys(list, {
    toggle: (id) => selection.toggle(id, false),
    clear: selection.clear,
    help: showHelp.open,
  });
  const choosing = selection.orders.size > 0;
  return (
    <>
      <div className={classes['top']} data-chosen={choosing || undefined}>
        {(narrow || !choosing) && (
          <OrdersToolbar
            place={place}
            narrow={narrow}
            filtersOpened={filters}
            onFilters={showFilters.toggle}
            onHelp={showHelp.open}
          />
        )}
        {choosing && <BulkBar selection={selection} onMove={setStep} />}
      </div>
      <FilterPanel place={place} narrow={narrow} opened={filters} onClose={showFilters.close} />
      <FilterChips place={place} />
      <QueryView
        query={query}
        skeleton={<ListSkeleton />}
        isEmpty={() => held.rows.length === 0 && keyset.page === 1}
        empty={<OrdersEmpty place={place} />}
      >
        {() => (
          <Stack gap={4} ref={list} {...onHand} className={classes['list'] ?? ''}>
            <ListNews held={held} onRelease={release} />
            <OrdersPages place={place} board={board} narrow={narrow} />
          </Stack>
        )}
      </QueryView>
      {step && (
        <Suspense>
          <MoveDialog
            step={step}
            orders={[...selection.orders.values()]}
            rows={held.rows}
            onClose={() => setStep(null)}
            onDone={onMoved}
          />
        </Suspense>
      )}
      <KeysHelp opened={help} onClose={showHelp.close} />
    </>
  );
}
