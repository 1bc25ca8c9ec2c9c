import { OrdersView } from '../components/orders/OrdersView.tsx';

export function OrdersPage() {
  return <OrdersView />;
}
