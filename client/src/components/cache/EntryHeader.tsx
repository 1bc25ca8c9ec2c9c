import { Button } from '@mantine/core';
import { type Entry, retryFailed } from '../../api/cache.ts';
import { useMay } from '../../app/session.ts';
import { BackLink } from '../ui/BackLink.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { RouterButton } from '../ui/RouterButton.tsx';
import { useStoreName } from '../ui/useStores.ts';
import { useAction } from '../ui/useAction.ts';
import { EntryStatus } from '../entries/EntryStatus.tsx';
import { findRecordPlace, toEntryTitle, toRecordName } from '../entries/entryTexts.ts';
import { toRetriedText } from '../entries/RetryFailed.tsx';

export function EntryHeader({ entry }: { entry: Entry }) {
  const store = useStoreName(entry.connectionId);
  const name = toRecordName(entry.stream);
  return (
    <>
      <BackLink to="/cache" />
      <PageHeader
        title={`${name} ${toEntryTitle(entry)}`}
        description={`Entry ${entry.externalId} of the raw cache${store === null ? '' : ` of ${store}`}`}
        marks={<EntryStatus entry={entry} />}
        actions={
          <>
            <RecordButton entry={entry} />
            <RetryEntry entry={entry} />
          </>
        }
      />
    </>
  );
}

function RecordButton({ entry }: { entry: Entry }) {
  const place = findRecordPlace(entry);
  if (place === null) return null;
  return (
    <RouterButton size="xs" variant="default" {...place}>
      Open the {toRecordName(entry.stream).toLowerCase()}
    </RouterButton>
  );
}

/** One entry, processed again now. */
export function RetryEntry({ entry }: { entry: Entry }) {
  const retry = useAction({
    run: () => retryFailed(entry.connectionId, { ids: [entry.id] }),
    done: ({ requeued }) => toRetriedText(requeued),
    refreshes: [['cache']],
  });
  if (!useMay('operate') || entry.status !== 'failed') return null;
  return (
    <Button size="xs" loading={retry.isPending} onClick={() => retry.mutate()}>
      Retry this entry
    </Button>
  );
}
