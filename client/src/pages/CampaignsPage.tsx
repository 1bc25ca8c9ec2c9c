import { getRouteApi } from '@tanstack/react-router';
import { CampaignList } from '../components/profit/campaigns/CampaignList.tsx';

const route = getRouteApi('/shell/profit/campaigns');

export function CampaignsPage() {
  return <CampaignList search={route.useSearch()} />;
}
