import { DomainError } from './errors.ts';
import type { Minor } from './source.ts';

/**
 * Splits a total by weights so that the parts meet it to the minor unit (largest remainder; ties to
 * the earlier part). A negative total is split like its positive twin.
 * @throws DomainError `bad_allocation` without a positive weight, or for a negative or unsafe number.
 */
export function allocate(total: Minor, weights: readonly number[]): Minor[] {
  const whole = weights.reduce((sum, weight) => sum + checkedWeight(weight), 0n);
  if (!Number.isSafeInteger(total)) throw bad('the total is not a safe integer');
  if (whole === 0n) throw bad('no weight is positive');
  const size = BigInt(Math.abs(total));
  const shares = weights.map((weight, index) => {
    const product = size * BigInt(weight);
    return { index, part: Number(product / whole), remainder: product % whole };
  });
  const left = Number(size) - shares.reduce((sum, share) => sum + share.part, 0);
  for (const share of [...shares].sort(byRemainder).slice(0, left)) share.part += 1;
  return shares.map(({ part }) => (total < 0 && part !== 0 ? -part : part));
}

type Share = { index: number; part: number; remainder: bigint };

function byRemainder(left: Share, right: Share): number {
  if (left.remainder === right.remainder) return left.index - right.index;
  return left.remainder > right.remainder ? -1 : 1;
}

function checkedWeight(weight: number): bigint {
  if (!Number.isSafeInteger(weight) || weight < 0)
    throw bad('a weight is negative or not an integer');
  return BigInt(weight);
}

function bad(reason: string): DomainError {
  return new DomainError('bad_allocation', `Cannot allocate: ${reason}`);
}
