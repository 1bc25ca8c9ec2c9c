/**
 * An amount of the API as people read it. The text already has its currency's own number of decimals, so that it
 * is shown digit for digit, whatever its size (never through a float).
 * @param amount decimal text such as `1499.00`, `1500` (JPY), `-2.500` (KWD)
 */
export function formatMoney(amount: string, currency: string, locale?: string): string {
  const digits = amount.split('.')[1]?.length ?? 0;
  try {
    return findFormatter(currency, digits, locale).format(amount as `${number}`);
  } catch {
    return `${amount} ${currency}`; // A currency the browser does not know.
  }
}

const made = new Map<string, Intl.NumberFormat>();

/** Kept, because making one is slow and a list shows hundreds of amounts. */
function findFormatter(
  currency: string,
  digits: number,
  locale: string | undefined,
): Intl.NumberFormat {
  const key = `${currency} ${digits} ${locale ?? ''}`;
  const known = made.get(key);
  if (known) return known;
  const formatter = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  made.set(key, formatter);
  return formatter;
}

export function isZero(amount: string): boolean {
  return /^-?0*(\.0*)?$/.test(amount);
}
