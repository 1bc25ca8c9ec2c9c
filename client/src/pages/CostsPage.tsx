import { getRouteApi } from '@tanstack/react-router';
import { CostsView } from '../components/profit/costs/CostsView.tsx';

const route = getRouteApi('/shell/profit/costs');

export function CostsPage() {
  return <CostsView place={route.useSearch()} />;
}
