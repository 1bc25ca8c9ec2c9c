import { Alert, Card, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Order } from '../../api/orders.ts';
import { formatCount, formatCounted } from '../../lib/numbers.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { QueryView } from '../ui/QueryView.tsx';
import { PickListHead, PickListOptions } from './PickListHead.tsx';
import { type PickList, toPickList } from './pickLines.ts';
import { type PickParts, PickSheet } from './PickSheet.tsx';
import { usePickList } from './usePickList.ts';

/** What to take from the shelves, on paper. It stays as it was read: news must not change a list half picked. */
export function PickListView() {
  const { query, subject, timeZone, picked } = usePickList();
  const [parts, setParts] = useState<PickParts>('both');
  const [all, setAll] = useState(picked);
  const list = toPickList(query.data?.items ?? [], { all });
  return (
    <>
      <div className="no-print">
        <PickListHead
          subject={subject}
          orders={list.orders.length}
          reading={query.isFetching}
          onRead={() => void query.refetch()}
        />
        <PickListOptions parts={parts} onParts={setParts} all={all} onAll={setAll} />
      </div>
      <QueryView query={query}>
        {({ whole }) => (
          <Stack gap="md">
            <Notes list={list} whole={whole} />
            {list.units === 0 ? (
              <NothingToPick orders={list.without} all={all} />
            ) : (
              <PickSheet
                list={list}
                parts={parts}
                subject={subject}
                at={new Date(query.dataUpdatedAt)}
                timeZone={timeZone}
              />
            )}
          </Stack>
        )}
      </QueryView>
    </>
  );
}

/** What is not on the paper, said before it is printed. */
function Notes({ list, whole }: { list: PickList; whole: boolean }) {
  return (
    <div className="no-print">
      {!whole && (
        <Alert color="yellow" mb="xs" title="Not all of them">
          These are the {formatCount(list.orders.length + list.without.length)} oldest orders; more
          match. Pick these first, then read the list again.
        </Alert>
      )}
      {list.without.length > 0 && list.units > 0 && (
        <Text size="sm" c="dimmed">
          {formatCounted(list.without.length, 'order')} left out, with nothing to pick:{' '}
          {toNumbers(list.without)}
        </Text>
      )}
    </div>
  );
}

function NothingToPick({ orders, all }: { orders: readonly Order[]; all: boolean }) {
  const text = `Nothing is left to pick of ${toNumbers(orders)}.`;
  return (
    <Card withBorder>
      <EmptyState title="Nothing to pick">
        {orders.length === 0 ? 'No order matches.' : text}
        {orders.length > 0 && !all && ' “Also what is picked already” shows all of their lines.'}
      </EmptyState>
    </Card>
  );
}

function toNumbers(orders: readonly Order[]): string {
  const most = 20;
  const numbers = orders.slice(0, most).map(({ orderNumber }) => orderNumber);
  const more = orders.length - numbers.length;
  return numbers.join(', ') + (more > 0 ? ` and ${formatCount(more)} more` : '');
}
