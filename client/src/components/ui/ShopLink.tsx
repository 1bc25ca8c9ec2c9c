import { useQuery } from '@tanstack/react-query';
import { connectionsQuery } from '../../api/connections.ts';
import { OutsideLink } from './OutsideLink.tsx';

interface Props {
  connectionId: string;
  /** Within the shop's own pages: `/orders/5600000130444`. */
  path: string;
}

/** A record in the shop's own pages; nothing for a sandbox, which has none. Not for warehouse teams. */
export function ShopLink({ connectionId, path }: Props) {
  const { data } = useQuery(connectionsQuery('shopify'));
  const adminUrl = data?.find(({ id }) => id === connectionId)?.adminUrl ?? null;
  if (adminUrl === null) return null;
  return <OutsideLink href={`${adminUrl}${path}`}>Open in Shopify</OutsideLink>;
}
