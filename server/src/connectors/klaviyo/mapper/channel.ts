import type { AdChannel } from '../../../domain/sourceAds.ts';

/** PURE. The channel by Klaviyo's several names for it: list filters, dimensions of metrics and reports differ. */
const channels = new Map<string, AdChannel>([
  ['email', 'email'],
  ['sms', 'sms'],
  ['mms', 'sms'],
  ['rcs', 'sms'],
  ['whatsapp', 'sms'],
  ['push', 'push'],
  ['mobile_push', 'push'],
  ['push-notification', 'push'],
]);

/** The first of the names that is known. */
export function toChannel(...names: unknown[]): AdChannel | null {
  for (const name of names) {
    const channel = typeof name === 'string' ? channels.get(name.trim().toLowerCase()) : undefined;
    if (channel) return channel;
  }
  return null;
}
