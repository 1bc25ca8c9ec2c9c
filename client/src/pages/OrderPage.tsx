import { getRouteApi } from '@tanstack/react-router';
import { OrderView } from '../components/order/OrderView.tsx';

const route = getRouteApi('/shell/orders/$orderId');

export function OrderPage() {
  const { orderId } = route.useParams();
  return <OrderView key={orderId} orderId={orderId} />;
}
