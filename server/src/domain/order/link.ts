import type { OrderRecord } from '../records.ts';
import type { SourceOrder } from '../source.ts';

const names = ['source', 'medium', 'campaign', 'term', 'content', 'id'] as const;
const maxLength = 256;
const maxMarks = 20;
/** What a parameter's name may look like, and a value that can be nothing but a number: a campaign's, never a person's address. */
const plainName = /^[a-z_][\w-]{0,39}$/i;
const number = /^\d{1,20}$/;

type Link = Pick<OrderRecord, 'utm' | 'linkMarks'>;

/** Where the buyer came from: the landing page's query, else attributes an app stored under the same names. */
export function readLink(source: Pick<SourceOrder, 'landingPage' | 'attributes'>): Link {
  const page = source.landingPage ?? '';
  const query = page.includes('?') ? page.slice(page.indexOf('?') + 1) : '';
  const parameters = new URLSearchParams(query.split('#')[0]);
  return { utm: toUtm(parameters, source.attributes), linkMarks: toMarks(parameters) };
}

function toUtm(parameters: URLSearchParams, attributes: SourceOrder['attributes']): Link['utm'] {
  const utm: Link['utm'] = {};
  for (const name of names) {
    const key = `utm_${name}`;
    const attribute = attributes.find((item) => item.name.toLowerCase() === key);
    const value = (parameters.get(key) ?? attribute?.value ?? '').trim().slice(0, maxLength);
    if (value !== '') utm[name] = value;
  }
  return utm;
}

/** `['campaignid=24027360183', 'clickid']`: each other parameter once, in order of their names. */
function toMarks(parameters: URLSearchParams): string[] {
  const marks = [...parameters]
    .filter(([name]) => plainName.test(name) && !name.startsWith('utm_'))
    .map(([name, value]) => (number.test(value) ? `${name}=${value}` : name));
  return [...new Set(marks)].sort().slice(0, maxMarks);
}
