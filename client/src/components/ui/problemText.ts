import { ApiProblem } from '../../api/call.ts';
import { formatDuration } from '../../lib/time.ts';

/** One sentence for people: what was refused and when it may be tried again. */
export function toProblemText(error: unknown): string {
  if (!(error instanceof ApiProblem)) return 'Something unexpected happened: reload the page';
  if (error.status === 429 && error.retryAfter !== null && !/\d/.test(error.message)) {
    return `${error.message} (in ${formatDuration(error.retryAfter)})`;
  }
  return error.message;
}

/**
 * What is wrong, by field of a form; a message without a field of this form comes under `form`.
 * @param fields the form's own fields; `settings.shopDomain` of the server is matched by its last part too
 */
export function toFieldErrors(error: unknown, fields: readonly string[]): Record<string, string> {
  if (!(error instanceof ApiProblem)) return error ? { form: toProblemText(error) } : {};
  const found: Record<string, string> = {};
  for (const { field, message } of error.errors) {
    const own = fields.find((name) => name === field || field.endsWith(`.${name}`));
    found[own ?? 'form'] ??= own ? message : `${field}: ${message}`;
  }
  return Object.keys(found).length > 0 ? found : { form: toProblemText(error) };
}
