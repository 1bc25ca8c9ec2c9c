import type { OrderRecord } from '../records.ts';
import type { SourceOrder } from '../source.ts';

const names = ['source', 'medium', 'campaign', 'term', 'content', 'id'] as const;
const maxLength = 256;

/** Where the buyer came from: the landing page's query, else attributes an app stored under the same names. */
export function toUtm(source: Pick<SourceOrder, 'landingPage' | 'attributes'>): OrderRecord['utm'] {
  const page = source.landingPage ?? '';
  const query = page.includes('?') ? page.slice(page.indexOf('?') + 1) : '';
  const parameters = new URLSearchParams(query.split('#')[0]);
  const utm: OrderRecord['utm'] = {};
  for (const name of names) {
    const key = `utm_${name}`;
    const attribute = source.attributes.find((item) => item.name.toLowerCase() === key);
    const value = (parameters.get(key) ?? attribute?.value ?? '').trim().slice(0, maxLength);
    if (value !== '') utm[name] = value;
  }
  return utm;
}
