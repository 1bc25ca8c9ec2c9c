import type { ConnectionFreshness } from '../../api/freshness.ts';

/** What the server notes when somebody disconnects an account. */
const byPerson = 'Disconnected by a person';

/**
 * What is wrong and what to do, in one line. A connection that no person took away was refused by its platform (spec 13);
 * a role that may not know why is told no more than that it is gone.
 */
export function toBannerTitle(item: ConnectionFreshness): string {
  const { name, platformName, status, statusReason } = item;
  if (status === 'error') return `${platformName} connection does not work: ${name}`;
  const isExpired = typeof statusReason === 'string' && statusReason !== byPerson;
  if (isExpired) return `${platformName} connection expired: reconnect ${name}`;
  return `${platformName} connection is disconnected: ${name}`;
}

/** Platforms end what they say with a full stop or without. */
export function toSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
