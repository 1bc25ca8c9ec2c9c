import { normalisePhone, toEmailKey } from '../../../domain/contact.ts';
import type { SourceOrderCustomer } from '../../../domain/source.ts';
import { sha256 } from '../../../lib/digest.ts';
import type { ReadContext } from '../../kit/types.ts';
import { type Cells, readText } from './cells.ts';

/** Who ordered; somebody without e-mail and phone is a guest of the order alone, and only named. */
export interface OrderPerson {
  email: string | null;
  phone: string | null;
  customer: SourceOrderCustomer | null;
  name: { firstName: string | null; lastName: string | null };
}

/** One person by e-mail, else by phone: several orders of theirs make one customer. */
export function readPerson(cells: Cells, { rules }: ReadContext): OrderPerson {
  const email = readText(cells, 'customer_email');
  const phone = readText(cells, 'customer_phone');
  const name = toName(readText(cells, 'customer_name'));
  const key = toEmailKey(email) ?? normalisePhone(phone, rules.phoneCountry);
  const customer = key && { externalId: sha256(key).slice(0, 20), email, phone, ...name };
  return { email, phone, name, customer: customer || null };
}

/** `Asha Rao Iyer`: Asha, Rao Iyer. */
function toName(text: string | null): OrderPerson['name'] {
  const [firstName = null, ...rest] = text?.split(/\s+/) ?? [];
  return { firstName, lastName: rest.length > 0 ? rest.join(' ') : null };
}
