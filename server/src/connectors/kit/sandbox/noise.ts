import { createHash } from 'node:crypto';

/** A number of [0, 1) that depends on its key alone: a sandbox tells the same history after every start. */
export function noise(...key: (string | number)[]): number {
  return createHash('sha256').update(key.join('|')).digest().readUInt32BE(0) / 2 ** 32;
}

/** A whole number from `low` to `high`, both included. */
export function noiseBetween(low: number, high: number, ...key: (string | number)[]): number {
  return low + Math.floor(noise(...key) * (high - low + 1));
}
