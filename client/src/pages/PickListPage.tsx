import { PickListView } from '../components/orders/PickListView.tsx';

export function PickListPage() {
  return <PickListView />;
}
