import { Stack } from '@mantine/core';
import { IconSpeakerphone } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { campaignsQuery, toCampaignExportPath } from '../../../api/campaigns.ts';
import { formatDays } from '../../../lib/dayText.ts';
import { CsvButton } from '../../ui/CsvButton.tsx';
import { DataList } from '../../ui/DataList.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FilterSelect } from '../../ui/FilterSelect.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { useKeyset } from '../../ui/useKeyset.ts';
import { useSearchChange } from '../../ui/useSearchChange.ts';
import { ProfitFilterBar } from '../filters/ProfitFilterBar.tsx';
import { SortSelect } from '../filters/SortSelect.tsx';
import { keepPlace, type ProfitSearch, useDays } from '../filters/useDays.ts';
import { CampaignCard } from './CampaignCard.tsx';
import { toCampaignColumns } from './campaignColumns.tsx';
import { CampaignSums } from './CampaignSums.tsx';
import { useAdPlatforms } from './useAdPlatforms.ts';

export interface CampaignSearch extends ProfitSearch {
  platform?: string;
  sort?: string;
  cursor?: string;
  page?: string;
}

const sorts = [
  { value: '-spend', label: 'Most spend first' },
  { value: '-profit', label: 'Most profit first' },
  { value: 'profit', label: 'Least profit first' },
  { value: '-revenue', label: 'Most revenue first' },
  { value: '-roas', label: 'Highest ROAS first' },
];

/** Campaigns with what they cost and brought; with what is of no campaign they make the whole (spec 9.2). */
export function CampaignList({ search }: { search: CampaignSearch }) {
  const { filter, turn } = useSearchChange();
  const { cursor, page, range: _range, from: _from, to: _to, ...wish } = search;
  const days = useDays(search);
  const asked = { ...wish, ...days };
  const keyset = useKeyset({ cursor, page }, JSON.stringify(asked), turn);
  const query = useQuery(campaignsQuery({ ...asked, cursor: keyset.cursor }));
  const platforms = useAdPlatforms();
  const place = keepPlace({ range: search.range, from: search.from, to: search.to });
  return (
    <>
      <PageHeader
        title="Campaigns"
        description={formatDays(days)}
        actions={<CsvButton href={toCampaignExportPath(asked)} what="these campaigns" />}
      />
      <Stack gap="sm">
        <ProfitFilterBar search={search} onChange={filter}>
          {platforms.length > 1 && (
            <FilterSelect
              label="Platform"
              value={search.platform}
              choices={platforms}
              onChange={(platform) => filter({ platform })}
            />
          )}
          <SortSelect
            label="Sort campaigns"
            value={search.sort}
            choices={sorts}
            onChange={filter}
          />
        </ProfitFilterBar>
        <DataList
          label="Campaigns"
          query={query}
          columns={toCampaignColumns(place)}
          keyset={keyset}
          empty={
            <EmptyState title="No campaign ran in these days" icon={<IconSpeakerphone />}>
              Campaigns come with the ad accounts that are connected under Settings.
            </EmptyState>
          }
          renderCard={(campaign) => <CampaignCard campaign={campaign} place={place} />}
        />
        {query.data && <CampaignSums list={query.data} place={place} />}
      </Stack>
    </>
  );
}
