/** What tells people who watch that records may have changed (spec 12.2). PURE. */
export const writtenKinds = ['order', 'product', 'customer', 'inventory', 'profit'] as const;
export type WrittenKind = (typeof writtenKinds)[number];

export interface RecordStamps {
  orders: string;
  products: string;
  customers: string;
  inventory: string;
  profit: string;
}

/**
 * Whose processing writes which records: an order changes its customer's figures and a customer is given guest
 * orders; stock is kept on SKUs as well, and is listed with their names.
 */
const writers: Record<keyof RecordStamps, readonly WrittenKind[]> = {
  orders: ['order', 'customer'],
  products: ['product', 'inventory'],
  customers: ['customer', 'order'],
  inventory: ['inventory', 'product'],
  profit: ['profit'],
};

/** Opaque texts, another one after each change. `movedAt`: what the warehouse did last to any order. */
export function computeStamps(
  writes: ReadonlyMap<WrittenKind, number>,
  movedAt: Date | null,
): RecordStamps {
  const stamp = (name: keyof RecordStamps) =>
    writers[name].map((kind) => writes.get(kind) ?? 0).join('.');
  return {
    orders: `${stamp('orders')}.${movedAt?.getTime() ?? 0}`,
    products: stamp('products'),
    customers: stamp('customers'),
    inventory: stamp('inventory'),
    profit: stamp('profit'),
  };
}
