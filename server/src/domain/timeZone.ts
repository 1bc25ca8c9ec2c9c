const named = /^[A-Z][\w+-]*(\/[A-Z][\w+-]*)*$/;

/** An IANA zone by its name, `Asia/Kolkata` or `UTC`: no bare offset, which knows no summer time. */
export function isTimeZone(text: string): boolean {
  if (!named.test(text)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false; // RangeError: nobody knows it.
  }
}
