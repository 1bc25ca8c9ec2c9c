import type { UnmatchedParcel } from '../../api/unmatched.ts';
import { toWords } from './statusLooks.ts';

type Named = Pick<UnmatchedParcel, 'awbNumber' | 'orderReferences' | 'id'>;

/** What a parcel is called: its AWB, else what the courier calls its order. */
export function toParcelName({ awbNumber, orderReferences, id }: Named): string {
  return awbNumber ?? orderReferences[0] ?? id;
}

/** `rto_delivered` → `RTO delivered` */
export function toParcelWords(status: string): string {
  return toWords(status).replace(/^Rto\b/, 'RTO');
}
