/** `low` as the server's filter has it when nothing else is asked for. */
export const lowStock = 5;

export interface StockLook {
  /** A word beside the number: never colour alone. */
  word: string | null;
  color: 'red-text' | 'yellow-text' | null;
}

/** How urgent a count is. null is not tracked or not known: no count at all. */
export function findStockLook(available: number): StockLook {
  if (available < 0) return { word: 'negative', color: 'red-text' };
  if (available === 0) return { word: 'out', color: 'red-text' };
  if (available <= lowStock) return { word: 'low', color: 'yellow-text' };
  return { word: null, color: null };
}

export const stockChoices = [
  { value: 'out', label: 'Out of stock' },
  { value: 'low', label: `Low (${lowStock} or fewer)` },
  { value: 'negative', label: 'Negative' },
  { value: 'untracked', label: 'Not tracked' },
];
