const made = new Map<string, Intl.NumberFormat>();

/** An amount at an axis, where there is room for three digits only: `₹12K`, `-₹1.5M`. */
export function formatShortMoney(amount: number, currency: string): string {
  try {
    const formatter =
      made.get(currency) ??
      new Intl.NumberFormat('en', {
        style: 'currency',
        currency,
        currencyDisplay: 'narrowSymbol',
        notation: 'compact',
        maximumSignificantDigits: 3,
      });
    made.set(currency, formatter);
    return formatter.format(amount);
  } catch {
    return String(amount); // A currency the browser does not know.
  }
}
