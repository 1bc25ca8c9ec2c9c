import { toWords } from '../../ui/statusLooks.ts';

/** `rto_delivered` → `RTO delivered` */
export function toParcelWords(status: string): string {
  return toWords(status).replace(/^Rto\b/, 'RTO');
}
