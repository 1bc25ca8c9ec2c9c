/** For reads of one batch: all rows in one answer (the driver's first answer holds 101, performance.md 1). */
export const atOnce = { batchSize: 5000 } as const;
