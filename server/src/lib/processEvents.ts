import { toError } from './errors.ts';
import type { Logger } from './logger.ts';

/** The first signal stops in order, a second one at once. */
export function onStopSignal(stop: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}

/** A fault nobody caught: say it without its data, end, and let whoever watches start anew. */
export function exitOnFault(logger: Logger): void {
  const exit = (fault: unknown) => {
    const { name, stack } = toError(fault);
    const at = stack?.split('\n').filter((line) => line.startsWith('    at '));
    logger.error('a fault nobody caught ends this process', { kind: name, at });
    process.exit(1);
  };
  process.on('uncaughtException', exit);
  process.on('unhandledRejection', exit);
}
