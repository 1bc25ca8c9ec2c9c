/** Why an entry failed: code → what it means and what to do. docs/errors.md is checked against it. */
export interface ErrorMeaning {
  meaning: string;
  action: string;
}

export const errorCodes = {
  SKU_NOT_FOUND: {
    meaning: 'A line or stock level names a variant that the ERP does not know yet.',
    action: 'Nothing: the product is fetched, and the entry is processed as soon as it is there.',
  },
  INVALID_JSON: {
    meaning: 'The bytes are not JSON.',
    action: 'Fetch the record again from the platform, then retry.',
  },
  INVALID_ENCODING: {
    meaning: 'The bytes are not UTF-8.',
    action: 'Fetch the record again from the platform, then retry.',
  },
  INVALID_PAYLOAD: {
    meaning: 'A field is missing or holds something that cannot be read; the message names it.',
    action: 'Correct the record in the platform, or update Sluice and retry.',
  },
  MISSING_ID: {
    meaning: 'The payload holds no id, so nothing can be stored under it.',
    action: 'Open the raw data and tell the sender; nothing else is affected.',
  },
  RAW_MISSING: {
    meaning: 'The raw data was removed by retention or redaction.',
    action: 'Sync the record again from the platform.',
  },
  UNKNOWN_CURRENCY: {
    meaning: 'An amount is in a currency that is not known.',
    action: 'Check the currency of the record; update Sluice if it is a new one.',
  },
  UNSAFE_AMOUNT: {
    meaning: 'An amount is larger than can be held exactly.',
    action: 'Correct the amount in the platform.',
  },
  BAD_ALLOCATION: {
    meaning: 'Discounts or taxes cannot be spread over the lines.',
    action: 'Open the raw data and compare the amounts of its lines.',
  },
  MONEY_DOES_NOT_ADD_UP: {
    meaning: 'The amounts of the record contradict each other.',
    action: 'Open the raw data and compare its amounts with the platform.',
  },
  RECORD_TOO_LARGE: {
    meaning: 'The record is larger or nested deeper than the database can store.',
    action: 'Shorten the record in the platform (notes, properties, lines).',
  },
  DATABASE_REFUSED: {
    meaning: 'The database refused the write of this record.',
    action: 'Look at the log for the reason, then retry.',
  },
  CONFLICT: {
    meaning: 'Other writers changed the same record all the time.',
    action: 'Nothing: it is retried by itself.',
  },
  CRASHED: {
    meaning: 'Processing this entry ended without a result five times.',
    action: 'Look at the log for the crash; retry after an update.',
  },
  UNEXPECTED: {
    meaning: 'Processing failed in a way nobody foresaw.',
    action: 'Look at the log for details; retry after an update.',
  },
} as const satisfies Record<string, ErrorMeaning>;

export type ErrorCode = keyof typeof errorCodes;
