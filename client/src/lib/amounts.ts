/** The API's decimal texts, added exactly: whole numbers of the smallest unit, never a float. */
interface Exact {
  minor: bigint;
  digits: number;
}

function read(amount: string): Exact {
  const [whole = '0', rest = ''] = amount.split('.');
  return { minor: BigInt(whole + rest), digits: rest.length };
}

function write({ minor, digits }: Exact): string {
  const text = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, '0');
  const sign = minor < 0n ? '-' : '';
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** @param amounts of one currency; none of them make `0` */
export function addAmounts(amounts: readonly string[]): string {
  const exact = amounts.map(read);
  const digits = Math.max(0, ...exact.map((one) => one.digits));
  const minor = exact.reduce(
    (sum, one) => sum + one.minor * 10n ** BigInt(digits - one.digits),
    0n,
  );
  return write({ minor, digits });
}

export function negateAmount(amount: string): string {
  const { minor, digits } = read(amount);
  return write({ minor: -minor, digits });
}

export function multiplyAmount(amount: string, count: number): string {
  const { minor, digits } = read(amount);
  return write({ minor: minor * BigInt(count), digits });
}

/** Below, the same or above 0: -1, 0, 1. For sorting and "from … to". */
export function compareAmounts(one: string, other: string): number {
  const { minor } = read(addAmounts([one, negateAmount(other)]));
  return minor === 0n ? 0 : minor < 0n ? -1 : 1;
}
