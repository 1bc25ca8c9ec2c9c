export interface RowRate {
  /** Notes rows that came in; answers rows a second since the run was claimed, one decimal. */
  add(rows: number): number;
}

export function createRowRate(now: () => number): RowRate {
  const since = now();
  let rows = 0;
  return {
    add(count) {
      rows += count;
      const seconds = Math.max(0.001, (now() - since) / 1000);
      return Math.round((rows / seconds) * 10) / 10;
    },
  };
}
