/** What a scripted request gets in place of its answer. */
export interface PlatformFault {
  /** Only paths that begin so, or match. Every path when left out. */
  match?: string | RegExp;
  /** How many requests it hits; default 1. */
  times?: number;
  /** How many matching requests go through first. */
  after?: number;
  /** `answer`: status, headers and body below. `reset` drops the connection, `truncate` breaks off half of the true answer. */
  kind: 'answer' | 'reset' | 'truncate';
  status?: number;
  headers?: Record<string, string>;
  /** JSON, or HTML where it is a text. */
  body?: unknown;
}

export interface FaultScript {
  add(fault: PlatformFault): void;
  clear(): void;
  /** The fault for this path, taken off the script; null where there is none. */
  take(path: string): PlatformFault | null;
}

interface Scripted {
  fault: PlatformFault;
  skip: number;
  left: number;
}

/** Faults in the order they were written; each hits the requests it matches until it is used up. */
export function createFaultScript(): FaultScript {
  let script: Scripted[] = [];
  return {
    add(fault) {
      script.push({ fault, skip: fault.after ?? 0, left: fault.times ?? 1 });
    },
    clear() {
      script = [];
    },
    take(path) {
      const item = script.find(({ fault }) => matches(fault, path));
      if (!item) return null;
      if (item.skip > 0) {
        item.skip -= 1;
        return null;
      }
      item.left -= 1;
      if (item.left === 0) script = script.filter((other) => other !== item);
      return item.fault;
    },
  };
}

function matches({ match }: PlatformFault, path: string): boolean {
  if (match === undefined) return true;
  return typeof match === 'string' ? path.startsWith(match) : match.test(path);
}
