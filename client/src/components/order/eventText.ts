import { formatMoment } from '../../lib/time.ts';

const isoTime = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z/g;

/** Times within a sentence of the server are UTC: people read them in their workspace's zone. */
export function toZonedText(text: string, timeZone: string): string {
  return text.replaceAll(isoTime, (time) => formatMoment(new Date(time), timeZone));
}
