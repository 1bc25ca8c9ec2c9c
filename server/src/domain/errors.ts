/** A rule of the domain was broken by its input: the entry fails with this code, never the run. */
export class DomainError extends Error {
  override name = 'DomainError';
  /** Stable: people group failed entries by it (spec 8.3). */
  readonly code: 'unknown_currency' | 'unsafe_amount' | 'bad_allocation' | 'money_does_not_add_up';
  constructor(code: DomainError['code'], message: string) {
    super(message);
    this.code = code;
  }
}
