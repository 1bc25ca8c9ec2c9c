import { AccessError, AuthError, FatalError, toError } from '../../../lib/errors.ts';
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
    return [toFailure(toError(error))];
  }
  const asked = context.connection.settings['shop'] ?? '';
  return [
    { check: 'token', ok: true, message: 'The API key works' },
    checkOwner(owner, asked),
    await checkSubscribers(context, client),
  ];
}

function toFailure(error: Error): CheckResult {
  const refused = error instanceof AuthError || error instanceof AccessError;
  return { check: refused ? 'token' : 'reachable', ok: false, message: error.message };
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

async function checkSubscribers(
  context: FetchContext,
  client: PostscriptClient,
): Promise<CheckResult> {
  const check = 'subscribers';
  try {
    await client.get('subscribers', { page: '1', sort: 'updated_at__desc' });
    return { check, ok: true, message: 'Subscribers can be read' };
  } catch (error) {
    if (context.signal.aborted) throw error;
    return { check, ok: false, message: toError(error).message };
  }
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
