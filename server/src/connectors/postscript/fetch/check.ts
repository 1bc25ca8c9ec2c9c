import { FatalError, toError } from '../../../lib/errors.ts';
import { checkPart } from '../../kit/checkPart.ts';
import { toFailedCheck } from '../../kit/failedChecks.ts';
import type { AccountIdentity, CheckResult, FetchContext } from '../../kit/types.ts';
import { createClient, type PostscriptClient } from './client.ts';

interface Owner {
  id: string;
  name: string;
}

/** One line per check: does the key work, is it this shop's, can subscribers be read (spec 10.2). */
export async function checkShop(context: FetchContext): Promise<CheckResult[]> {
  const client = createClient(context);
  let owner: Owner;
  try {
    owner = await fetchOwner(client);
  } catch (error) {
    if (context.signal.aborted) throw error;
    return [toFailedCheck(toError(error), 'token')];
  }
  const asked = context.connection.settings['shop'] ?? '';
  return [
    { check: 'token', ok: true, message: 'The API key works' },
    checkOwner(owner, asked),
    await checkPart(context, 'subscribers', async () => {
      await client.get('subscribers', { page: '1', sort: 'updated_at__desc' });
      return { ok: true, message: 'Subscribers can be read' };
    }),
  ];
}

/** @throws by recovery. */
async function fetchOwner(client: PostscriptClient): Promise<Owner> {
  const { resource_id, resource_name, resource_type } = await client.get('me');
  if (resource_type !== undefined && resource_type !== 'shop') {
    throw new FatalError('This is the key of a Postscript partner, not of a shop');
  }
  return {
    id: typeof resource_id === 'string' ? resource_id : '',
    name: typeof resource_name === 'string' ? resource_name : '',
  };
}

function isOwner({ id, name }: Owner, asked: string): boolean {
  return asked === id || (asked !== '' && asked.toLowerCase() === name.trim().toLowerCase());
}

function checkOwner(owner: Owner, asked: string): CheckResult {
  const ok = isOwner(owner, asked);
  const message = ok
    ? `This is ${owner.name}`
    : `The API key belongs to another shop than ${asked}: Postscript calls it ${owner.name}`;
  return { check: 'shop', ok, message };
}

/**
 * The account goes by what was typed, where that is the key's shop. Postscript tells neither currency nor time zone: both
 * stay as they are. @throws by recovery.
 */
export async function fetchIdentity(context: FetchContext): Promise<AccountIdentity> {
  const { settings, currency, timezone } = context.connection;
  const owner = await fetchOwner(createClient(context));
  const asked = settings['shop'] ?? '';
  return {
    account: isOwner(owner, asked) ? asked : owner.id,
    name: owner.name,
    currency,
    timezone,
  };
}
