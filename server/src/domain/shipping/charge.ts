import { sumMoney } from '../money.ts';
import type { Minor } from '../source.ts';
import type { ShipmentCharges, ShipmentStatus } from '../sourceShipment.ts';

interface Charged {
  charges: ShipmentCharges;
  status: ShipmentStatus;
}

/** Has the courier said anything of what it charges? */
export function isBilled({ charges }: Charged): boolean {
  return Object.values(charges).some((charge) => charge !== null);
}

/**
 * What a parcel costs by now: the way out, collecting once it was delivered, the way back once it turned round. Minor units of
 * the parcel's currency.
 */
export function computeCharge({ charges, status }: Charged): Minor {
  const back = status.startsWith('rto_') ? (charges.rto ?? 0) : 0;
  const collected = status === 'delivered' ? (charges.cod ?? 0) : 0;
  return sumMoney([charges.forward ?? 0, collected, back]);
}
