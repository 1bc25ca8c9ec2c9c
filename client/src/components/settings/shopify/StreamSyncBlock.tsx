import { useQuery } from '@tanstack/react-query';
import { useMay } from '../../../app/session.ts';
import type { Connection } from '../../../api/connections.ts';
import { fullDumpPreviewQuery, startStreamSync } from '../../../api/sync.ts';
import { formatCount, formatCounted } from '../../../lib/numbers.ts';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { useAction } from '../../ui/useAction.ts';
import { ActionBlock } from './ActionBlock.tsx';
import { CatalogPreviewButton } from './CatalogPreviewButton.tsx';
import { useRun } from '../connection/useRun.ts';

interface Props {
  connection: Connection;
  stream: 'products' | 'customers';
}

const texts = {
  products: {
    title: 'Products',
    one: 'product',
    what: 'The whole catalogue, with variants and stock links',
    all: 'Sync all products',
    origin: 'product_sync',
  },
  customers: {
    title: 'Customers',
    one: 'customer',
    what: 'Every customer; those with an order become records',
    all: 'Sync customers',
    origin: 'full_dump',
  },
} as const;

/** All of one stream, whatever its age. */
export function StreamSyncBlock({ connection, stream }: Props) {
  const { title, one, what, origin } = texts[stream];
  const { id } = connection;
  const run = useRun(id, (job) => job.jobType === stream && job.origin === origin);
  const count = useCount(connection, stream);
  const start = useAction({
    run: () => startStreamSync(stream, id),
    onDone: ({ jobId }) => run.show(jobId),
    refreshes: [['jobs', 'live'], ['connections']],
  });
  const isOff = connection.status === 'disconnected';
  return (
    <ActionBlock
      title={title}
      description={count === null ? what : `${what}. Shopify has ${formatCounted(count, one)}.`}
      run={run}
      actions={
        <>
          {stream === 'products' && !isOff && <CatalogPreviewButton connection={connection} />}
          <ConfirmButton
            variant="default"
            loading={start.isPending}
            disabled={isOff}
            question={`${texts[stream].all} of ${connection.name}?`}
            explanation={`${count === null ? 'All rows' : formatCounted(count, one)} are read from Shopify into the raw cache and processed. What is the same already stays as it is.`}
            confirm="Start the sync"
            onConfirm={() => start.mutate()}
          >
            {toButtonText(stream, count)}
          </ConfirmButton>
        </>
      }
    />
  );
}

function toButtonText(stream: Props['stream'], count: number | null): string {
  if (count === null) return texts[stream].all;
  return stream === 'products'
    ? `Sync all ${formatCounted(count, 'product')}`
    : `Sync ${formatCount(count)} customers`;
}

/** The platform's own count; null while it is not known, or where it does not tell. */
function useCount(connection: Connection, stream: Props['stream']): number | null {
  const enabled = useMay('operate') && connection.status !== 'disconnected';
  const { data } = useQuery({
    ...fullDumpPreviewQuery(connection.id, { all: true }),
    enabled,
    retry: false,
  });
  return data?.[stream] ?? null;
}
