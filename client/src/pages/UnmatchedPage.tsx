import { getRouteApi } from '@tanstack/react-router';
import { UnmatchedView } from '../components/profit/unmatched/UnmatchedView.tsx';

const route = getRouteApi('/shell/profit/unmatched');

export function UnmatchedPage() {
  return <UnmatchedView place={route.useSearch()} />;
}
