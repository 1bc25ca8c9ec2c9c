import { createHmac } from 'node:crypto';

/** base64(HMAC-SHA256(exact bytes, app secret)): the X-Shopify-Hmac-Sha256 header. */
export function computeSignature(body: string | Buffer, secret: string): string {
  return createHmac('sha256', secret).update(body).digest('base64');
}
