import type { ReadResult, SourceCustomer } from '../../../domain/source.ts';
import { readAddress, toAddress } from './mapper.address.ts';
import { readContact } from './mapper.order.ts';
import {
  type Place,
  readBody,
  readBodyId,
  readChild,
  readList,
  readRequiredTime,
  readState,
  readTags,
  readText,
  valueOf,
} from './read.ts';

/** PURE. A customer body of either shape to the common customer; counts are ours to compute. */
export function toCustomer(body: unknown): ReadResult<SourceCustomer> {
  return readBody(body, (root) => {
    const updatedAt = readRequiredTime(root, 'updatedAt');
    return {
      externalId: readBodyId(root),
      ...readContact(root),
      firstName: readText(root, 'firstName'),
      lastName: readText(root, 'lastName'),
      note: readText(root, 'note'),
      state: readState(root, 'state'),
      createdAt: readRequiredTime(root, 'createdAt'),
      updatedAt,
      defaultAddress: readAddress(root, 'defaultAddress'),
      addresses: readList(root, root.rest ? 'addresses' : 'addressesV2').map(toAddress),
      tags: valueOf(root, 'tags') === undefined ? undefined : readTags(root),
      acceptsMarketing: readConsent(root),
    };
  });
}

/** Absent is not "no": webhooks since 2025-01 leave the consent out (edge case 14, shopify-facts 7). */
function readConsent(root: Place): boolean | undefined {
  const old = valueOf(root, 'acceptsMarketing');
  const name = root.rest ? 'emailMarketingConsent' : 'defaultEmailAddress';
  if (valueOf(root, name) === undefined) return typeof old === 'boolean' ? old : undefined;
  const consent = readChild(root, name);
  return (
    consent !== null && readState(consent, root.rest ? 'state' : 'marketingState') === 'subscribed'
  );
}
