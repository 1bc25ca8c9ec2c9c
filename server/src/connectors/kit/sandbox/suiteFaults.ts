import type { Fault, Harness } from '../conformance.ts';
import type { FaultScript, PlatformFault } from './platformFaults.ts';

/**
 * How the suite makes a sandbox fail: by a script, each fault with the answer the platform has for it.
 * @param match only paths that begin so; every path when left out
 */
export function failBy(
  script: FaultScript,
  faults: Record<Fault, PlatformFault>,
  match?: string,
): Harness['fail'] {
  const where = match === undefined ? {} : { match };
  return (fault, times) => {
    if (times === 0) script.clear();
    else script.add({ ...where, ...faults[fault], times });
  };
}
