import type { StartDemoAccount } from '../../kit/sandbox/demoAccount.ts';
import { toDemoOrder } from './demoOrder.ts';
import { startShiprocketSandbox } from './index.ts';

/**
 * The courier account of the demo shop: a parcel for each one that left, as it is at the moment of the question.
 * @public
 */
export const startDemoAccount: StartDemoAccount = async (world) => {
  const orders = () =>
    world
      .orders()
      .flatMap((order) => order.parcels.map((parcel) => toDemoOrder(order, parcel, world.now())));
  const sandbox = await startShiprocketSandbox({
    orders,
    now: () => world.now(),
    port: world.port,
  });
  return {
    name: 'Shiprocket',
    settings: { email: sandbox.email, baseUrl: sandbox.baseUrl },
    credentials: { password: sandbox.password },
    close: () => sandbox.close(),
  };
};
