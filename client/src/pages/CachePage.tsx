import { useSearch } from '@tanstack/react-router';
import { CacheBrowser } from '../components/cache/CacheBrowser.tsx';
import { NoShop } from '../components/cache/NoShop.tsx';
import { ShopSelect } from '../components/cache/ShopSelect.tsx';
import { useShop } from '../components/entries/useShop.ts';
import { ListSkeleton } from '../components/ui/ListSkeleton.tsx';
import { PageHeader } from '../components/ui/PageHeader.tsx';
import { useSearchChange } from '../components/ui/useSearchChange.ts';

export function CachePage() {
  const { connectionId } = useSearch({ from: '/shell/cache' });
  const { shops, shop } = useShop(connectionId);
  const { filter } = useSearchChange();
  return (
    <>
      <PageHeader
        title="Raw cache"
        description="Everything the shop sent, kept as it came, and what was made of it."
        actions={
          shop && (
            <ShopSelect
              shops={shops}
              value={shop.id}
              onChange={(id) => filter({ connectionId: id })}
            />
          )
        }
      />
      {shop === undefined && <ListSkeleton />}
      {shop === null && <NoShop />}
      {shop && <CacheBrowser key={shop.id} shop={shop} />}
    </>
  );
}
