import { getRouteApi } from '@tanstack/react-router';
import { CustomerView } from '../components/customers/CustomerView.tsx';

const route = getRouteApi('/shell/customers/$customerId');

export function CustomerPage() {
  const { customerId } = route.useParams();
  return <CustomerView key={customerId} customerId={customerId} place={route.useSearch()} />;
}
