/**
 * An amount of the API as people read it. The text already has its currency's own number of decimals, so that it
 * is shown digit for digit, whatever its size (never through a float).
 * @param amount decimal text such as `1499.00`, `1500` (JPY), `-2.500` (KWD)
 */
export function formatMoney(amount: string, currency: string, locale?: string): string {
  const digits = amount.split('.')[1]?.length ?? 0;
  try {
    return new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }).format(amount as `${number}`);
  } catch {
    return `${amount} ${currency}`; // A currency the browser does not know.
  }
}

export function isZero(amount: string): boolean {
  return /^-?0*(\.0*)?$/.test(amount);
}
