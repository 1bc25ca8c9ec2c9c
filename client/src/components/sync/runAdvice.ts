/** What to do about a run that stopped, by its error's code: the same words as docs/errors.md, which a test compares. */
export const runAdvice: Record<string, string> = {
  auth: 'Put a new token in place, then start the run again.',
  disconnected: 'Reconnect it, then start the run again.',
  platform_unavailable: 'Wait until it is back, then start the run again.',
  fetch_failed: 'Read the message; update Sluice when it is a change of the platform.',
  truncated: 'Grant the missing scope, or start the run again.',
  partial: 'Look at the failed entries.',
  import_stopped: 'Import the file again: what is in already is not doubled.',
};

/** Empty for a code nobody wrote about. */
export function findRunAdvice(code: string): string {
  return runAdvice[code] ?? '';
}
