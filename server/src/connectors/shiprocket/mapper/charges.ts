import type { Minor } from '../../../domain/source.ts';
import type { ShipmentCharges, ShipmentStatus } from '../../../domain/sourceShipment.ts';
import type { Place } from '../../kit/read/place.ts';
import { readAmount } from './read.ts';

export interface Billed {
  charges: ShipmentCharges;
  chargesFinal: boolean;
}

export const unknownCharges: Billed = {
  charges: { forward: null, cod: null, rto: null },
  chargesFinal: false,
};

interface Parcel {
  status: ShipmentStatus;
  /** Is there anything to collect? Then collecting costs. */
  collects: boolean;
}

/**
 * What a parcel costs as far as it is known: by the courier's weight, else by the weight that was declared, else what was
 * quoted when the AWB was given. They are three figures for one way: never added up (platforms.md 2).
 */
export function readCharges(place: Place, parcel: Parcel): Billed {
  const amount = (name: string): Minor | null => readAmount(place, name);
  const weighed = toPaid(amount('charged_weight_amount'));
  const declared = toPaid(amount('applied_weight_amount'));
  const forward = weighed ?? declared ?? toPaid(amount('freight_charges'));
  const back = [amount('charged_weight_amount_rto'), amount('applied_weight_amount_rto')];
  const cod = amount('cod_charges');
  const charges: ShipmentCharges = {
    forward,
    cod: parcel.collects ? toKnown(cod, forward) : null,
    rto: toPaid(back[0]) ?? toPaid(back[1]) ?? (isBack(parcel) ? null : toKnown(back[0], forward)),
  };
  return (
    toBilled(charges, toPaid(amount('billing_amount')), parcel) ?? {
      charges,
      chargesFinal: weighed !== null && isWhole(charges, parcel),
    }
  );
}

/**
 * The bill is the whole of what the parcel cost, whatever its parts were quoted at: the way out is what the other parts
 * leave of it. null where there is no bill, or one that is less than its parts.
 */
function toBilled(charges: ShipmentCharges, bill: Minor | null, parcel: Parcel): Billed | null {
  if (bill === null) return null;
  const collecting = parcel.status === 'delivered' ? (charges.cod ?? 0) : 0;
  const back = isBack(parcel) ? (charges.rto ?? 0) : 0;
  const forward = bill - collecting - back;
  return forward < 0 ? null : { charges: { ...charges, forward }, chargesFinal: true };
}

/** "0.00" stands where nothing was charged so far: no courier carries for nothing. */
function toPaid(amount: Minor | null | undefined): Minor | null {
  return amount ? amount : null;
}

/** A zero beside a known freight is meant; without one nothing is known yet. */
function toKnown(amount: Minor | null | undefined, forward: Minor | null): Minor | null {
  return forward === null ? toPaid(amount) : (amount ?? null);
}

function isBack({ status }: Parcel): boolean {
  return status.startsWith('rto_');
}

/** Nothing that this parcel is charged for is still to come. */
function isWhole({ cod, rto }: ShipmentCharges, parcel: Parcel): boolean {
  if (isBack(parcel)) return rto !== null;
  return !(parcel.collects && parcel.status === 'delivered') || cod !== null;
}
