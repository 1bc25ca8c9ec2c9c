import { getRouteApi } from '@tanstack/react-router';
import { CustomerList } from '../components/customers/CustomerList.tsx';
import { PageHeader } from '../components/ui/PageHeader.tsx';

const route = getRouteApi('/shell/customers');

export function CustomersPage() {
  return (
    <>
      <PageHeader title="Customers" description="Everybody with at least one order" />
      <CustomerList place={route.useSearch()} />
    </>
  );
}
