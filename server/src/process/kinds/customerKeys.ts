import { sha256 } from '../../lib/digest.ts';

/** What a customer without orders waits for: the first order that names them. */
export function toCustomerKey(shopifyCustomerId: string): string {
  return `customer:${shopifyCustomerId}`;
}

/** Or a guest's order with their address; hashed, so that no address lies about in bookkeeping. */
export function toEmailWaitKey(emailKey: string): string {
  return `email:${sha256(emailKey).slice(0, 32)}`;
}
