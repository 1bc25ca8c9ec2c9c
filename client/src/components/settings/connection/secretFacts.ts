import type { Connection } from '../../../api/connections.ts';
import { toWords } from '../../ui/statusLooks.ts';

/** The ends of the stored secrets, as much as is ever shown (spec 10.2). */
export function toSecretFacts({ credentials }: Connection): { label: string; value: string }[] {
  return credentials.map(({ field, last4 }) => ({
    label: toWords(field.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)),
    value: toSecretText(last4),
  }));
}

/** null: the key it was sealed with is gone. Empty: too short to show anything of it. */
function toSecretText(last4: string | null): string {
  if (last4 === null) return 'Cannot be opened any more: enter it again';
  return last4 === '' ? 'Stored' : `•••• ${last4}`;
}
