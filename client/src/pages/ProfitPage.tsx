import { getRouteApi } from '@tanstack/react-router';
import { ProfitDashboard } from '../components/profit/dashboard/ProfitDashboard.tsx';

const route = getRouteApi('/shell/profit');

export function ProfitPage() {
  return <ProfitDashboard search={route.useSearch()} />;
}
