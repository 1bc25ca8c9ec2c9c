/** Why a run stops before its end without having failed. */
export type InterruptionCause = 'pause' | 'cancel' | 'disconnected' | 'lost' | 'shutdown';

export class Interruption extends Error {
  override name = 'Interruption';
  readonly why: InterruptionCause;
  constructor(why: InterruptionCause) {
    super(`The run was interrupted: ${why}`);
    this.why = why;
  }
}

/** The promise, or the signal's reason as soon as it is aborted: nothing a connector does delays a pause. */
export async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  let stop: () => void = () => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => reject(signal.reason as Error);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
