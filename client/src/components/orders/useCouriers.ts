import { useLocalStorage } from '@mantine/hooks';
import type { Order } from '../../api/orders.ts';
import { listCouriers } from './orderFacts.ts';

const most = 8;

/** Couriers people may mean: those this browser shipped with last, then those of the orders in view. */
export function useCouriers(rows: readonly Pick<Order, 'lines'>[]) {
  const [last, setLast] = useLocalStorage<string[]>({
    key: 'sluice.couriers',
    defaultValue: [],
    getInitialValueInEffect: false,
  });
  const remember = (courier: string) => {
    const name = courier.trim();
    if (name === '') return;
    setLast([name, ...last.filter((other) => other !== name)].slice(0, most));
  };
  return { couriers: [...new Set([...last, ...listCouriers(rows)])], remember };
}
