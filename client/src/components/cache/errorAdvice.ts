/** What to do about a failed entry, by its code: the same words as docs/errors.md, which a test compares. */
export const errorAdvice: Record<string, string> = {
  SKU_NOT_FOUND:
    'Nothing: the product is fetched, and the entry is processed as soon as it is there.',
  INVALID_JSON: 'Fetch the record again from the platform, then retry.',
  INVALID_ENCODING: 'Fetch the record again from the platform, then retry.',
  INVALID_PAYLOAD: 'Correct the record in the platform, or update Sluice and retry.',
  MISSING_ID: 'Open the raw data and tell the sender; nothing else is affected.',
  RAW_MISSING: 'Sync the record again from the platform.',
  UNKNOWN_CURRENCY: 'Check the currency of the record; update Sluice if it is a new one.',
  UNSAFE_AMOUNT: 'Correct the amount in the platform.',
  BAD_ALLOCATION: 'Open the raw data and compare the amounts of its lines.',
  MONEY_DOES_NOT_ADD_UP: 'Open the raw data and compare its amounts with the platform.',
  RECORD_TOO_LARGE: 'Shorten the record in the platform (notes, properties, lines).',
  DATABASE_REFUSED: 'Look at the log for the reason, then retry.',
  CONFLICT: 'Nothing: it is retried by itself.',
  CRASHED: 'Look at the log for the crash; retry after an update.',
  UNEXPECTED: 'Look at the log for details; retry after an update.',
};

/** Empty for a code nobody wrote about. */
export function findErrorAdvice(code: string): string {
  return errorAdvice[code] ?? '';
}
