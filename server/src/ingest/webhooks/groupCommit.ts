/**
 * Natural group commit: what arrives while the previous write runs is written together by the next one.
 * No timer, so a lone item waits for nobody (performance.md 4: 1.9–2.8 × the acknowledgements under load).
 */
export interface GroupCommit<T, R> {
  /** Settles with this item's own result once its group is durable. */
  add(item: T): Promise<R>;
  /** Items waiting or being written. */
  readonly depth: number;
}

interface Waiting<T, R> {
  item: T;
  resolve(result: R): void;
  reject(error: unknown): void;
}

export interface GroupOptions<T, R> {
  /** Saves one group and answers a result per item, in order. */
  write(items: T[]): Promise<R[]>;
  /** Is one item to blame? Then each of the group is tried alone; else all fail together. */
  isItemFault(error: unknown): boolean;
  maxGroup: number;
  /** Groups that may be written at the same time. */
  lanes: number;
}

export function createGroupCommit<T, R>(options: GroupOptions<T, R>): GroupCommit<T, R> {
  const waiting: Waiting<T, R>[] = [];
  let running = 0;
  let inFlight = 0;

  const drain = async (): Promise<void> => {
    running += 1;
    while (waiting.length > 0) {
      const group = waiting.splice(0, options.maxGroup);
      inFlight += group.length;
      await settleGroup(group, options);
      inFlight -= group.length;
    }
    running -= 1;
  };

  return {
    add: (item) =>
      new Promise<R>((resolve, reject) => {
        waiting.push({ item, resolve, reject });
        if (running < options.lanes) void drain();
      }),
    get depth() {
      return waiting.length + inFlight;
    },
  };
}

async function settleGroup<T, R>(
  group: Waiting<T, R>[],
  options: GroupOptions<T, R>,
): Promise<void> {
  try {
    const results = await options.write(group.map(({ item }) => item));
    group.forEach((entry, index) => entry.resolve(results[index] as R));
  } catch (error) {
    if (group.length === 1 || !options.isItemFault(error)) {
      for (const entry of group) entry.reject(error);
      return;
    }
    await Promise.all(group.map((entry) => settleGroup([entry], options)));
  }
}
