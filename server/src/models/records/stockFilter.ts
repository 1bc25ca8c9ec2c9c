import type { Document } from 'mongodb';

export interface StockFilter {
  stock?: 'out' | 'low' | 'negative' | 'untracked';
  /** Up to how many `low` means, itself included. */
  lowStock?: number;
}

/** How much there is to be sold; null without a stock filter. A missing figure is neither out nor low. */
export function toStockRange({ stock, lowStock = 0 }: StockFilter): Document | null {
  if (stock === 'out') return { $lte: 0 };
  if (stock === 'low') return { $lte: lowStock };
  return stock === 'negative' ? { $lt: 0 } : null;
}
