import type { Issue, ReadResult } from '../../../domain/source.ts';

/** PURE. A value that was read without an issue, or the issues. */
export function toResult<T>(value: T, issues: Issue[]): ReadResult<T> {
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value };
}

/** What a body that is no object reads as. */
export function refuseBody(): { ok: false; issues: Issue[] } {
  return { ok: false, issues: [{ field: '', message: 'is not an object' }] };
}
