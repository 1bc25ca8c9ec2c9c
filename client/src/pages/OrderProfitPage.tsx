import { getRouteApi } from '@tanstack/react-router';
import { OrderProfitList } from '../components/profit/orders/OrderProfitList.tsx';

const route = getRouteApi('/shell/profit/orders');

export function OrderProfitPage() {
  return <OrderProfitList search={route.useSearch()} />;
}
