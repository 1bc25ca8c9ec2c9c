import { Grid, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { entryQuery, type WholeEntry } from '../../api/cache.ts';
import { BackLink } from '../ui/BackLink.tsx';
import { isMissing, MissingRecord } from '../ui/MissingRecord.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { QueryView } from '../ui/QueryView.tsx';
import { EntryArrivals } from './EntryArrivals.tsx';
import { EntryDeliveries } from './EntryDeliveries.tsx';
import { EntryFacts } from './EntryFacts.tsx';
import { EntryFailure } from './EntryFailure.tsx';
import { EntryHeader } from './EntryHeader.tsx';
import { EntryPreviewSection } from './EntryPreviewSection.tsx';
import { EntryRawData } from './EntryRawData.tsx';

/** One entry: what came, what was made of it, and what would be made of it now (spec 8.3). */
export function EntryView({ entryId }: { entryId: string }) {
  const query = useQuery(entryQuery(entryId));
  if (query.data === undefined) {
    return (
      <>
        <BackLink to="/cache" />
        <PageHeader title="Cache entry" />
        {isMissing(query.error) ? (
          <MissingRecord what="entry">
            The raw cache has none with this id in this workspace.
          </MissingRecord>
        ) : (
          <QueryView query={query}>{() => null}</QueryView>
        )}
      </>
    );
  }
  return <QueryView query={query}>{(entry) => <Parts entry={entry} />}</QueryView>;
}

function Parts({ entry }: { entry: WholeEntry }) {
  return (
    <>
      <EntryHeader entry={entry} />
      <Stack gap="md">
        <EntryFailure entry={entry} />
        <Grid gap="md">
          <Grid.Col span={{ base: 12, md: 6 }}>
            <EntryFacts entry={entry} />
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 6 }}>
            <Stack gap="md">
              <EntryArrivals entry={entry} />
              <EntryDeliveries entry={entry} />
            </Stack>
          </Grid.Col>
        </Grid>
        <EntryPreviewSection entry={entry} />
        <EntryRawData entry={entry} />
      </Stack>
    </>
  );
}
