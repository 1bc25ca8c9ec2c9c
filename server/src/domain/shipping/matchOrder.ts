import { type OrderKey, toOrderKeys, toReferenceKeys, withoutSuffix } from './orderReference.ts';

/** An order a parcel may belong to. */
export interface MatchCandidate {
  _id: string;
  orderNumber: string;
  shopifyOrderId: string;
  /** Numbers its lines travel under. */
  awbNumbers: readonly string[];
}

export interface MatchedParcel {
  orderReferences: readonly string[];
  awb: string | null;
}

/** What couriers add to a number is left off: second choice (platforms.md 13). */
export function toLooseKeys(references: readonly string[]): OrderKey[] {
  const bare = references.flatMap((reference) => withoutSuffix(reference) ?? []);
  return [...new Set(bare.flatMap(toReferenceKeys))];
}

/**
 * The order of a parcel: by each of its references in turn, then by what is left of them without a courier's suffix, then by
 * the number it travels under. More than one order of a name is none (spec 9.5): a person decides.
 */
export function matchOrder(
  parcel: MatchedParcel,
  candidates: readonly MatchCandidate[],
): string | null {
  const exact = parcel.orderReferences.flatMap(toReferenceKeys);
  for (const key of [...exact, ...toLooseKeys(parcel.orderReferences)]) {
    const found = candidates.filter((order) => toOrderKeys(order).includes(key));
    if (found.length > 1) return null;
    if (found[0]) return found[0]._id;
  }
  const { awb } = parcel;
  const carried = awb === null ? [] : candidates.filter((one) => one.awbNumbers.includes(awb));
  return carried.length === 1 ? (carried[0]?._id ?? null) : null;
}

/** Texts an order may be stored under for these parcels: numbers with and without `#`, ids, parcels' own numbers. */
export function toMatchTokens(parcels: readonly MatchedParcel[]): string[] {
  const keys = parcels.flatMap(({ orderReferences }) => [
    ...orderReferences.flatMap(toReferenceKeys),
    ...toLooseKeys(orderReferences),
  ]);
  const texts = keys.flatMap((key) => {
    const text = key.slice(key.indexOf(':') + 1).toLowerCase();
    return key.startsWith('number:') ? [text, `#${text}`] : [text];
  });
  const numbers = parcels.flatMap(({ awb }) => (awb === null ? [] : [awb.toLowerCase()]));
  return [...new Set([...texts, ...numbers])];
}
