import { IconMapSearch } from '@tabler/icons-react';
import { EmptyState } from '../components/ui/EmptyState.tsx';
import { RouterLink } from '../components/ui/RouterLink.tsx';

export function NotFoundPage() {
  return (
    <EmptyState title="There is no such page" icon={<IconMapSearch />}>
      <RouterLink to="/orders">Go to the orders</RouterLink>
    </EmptyState>
  );
}
