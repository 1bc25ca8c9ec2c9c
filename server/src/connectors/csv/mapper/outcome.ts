import type { Issue, ReadResult } from '../../../domain/source.ts';

/** A value that was read without an issue, or the issues. */
export function toResult<T>(value: T, issues: Issue[]): ReadResult<T> {
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value };
}
