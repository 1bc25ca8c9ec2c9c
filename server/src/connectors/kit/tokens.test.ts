import { beforeEach, expect, test } from '@jest/globals';
import { defaultRules } from '../../domain/rules.ts';
import { AuthError } from '../../lib/errors.ts';
import { type Token, withToken } from './tokens.ts';
import type { FetchContext } from './types.ts';

let logins: number;
let connections = 0;
beforeEach(() => {
  logins = 0;
  connections += 1;
});

function open(password = 'secret'): FetchContext {
  return {
    connection: {
      connectionId: `con_${connections}`,
      workspaceId: 'ws_1',
      settings: {},
      credentials: { password },
      currency: 'INR',
      timezone: 'UTC',
      rules: defaultRules,
    },
    signal: new AbortController().signal,
    notice: () => undefined,
  };
}

const login =
  (livesMs = 3_600_000) =>
  async (): Promise<Token> => {
    logins += 1;
    return { value: `token ${logins}`, livesMs };
  };
const echo = async (token: string) => token;

test('one login serves many calls, also those that come at once', async () => {
  const context = open();
  const answers = await Promise.all([1, 2, 3].map(() => withToken(context, login(), echo)));
  expect([...answers, await withToken(context, login(), echo)]).toEqual(Array(4).fill('token 1'));
  expect(logins).toBe(1);
});

test('a token that ends soon is not used', async () => {
  const context = open();
  await withToken(context, login(30_000), echo);
  expect(await withToken(context, login(), echo)).toBe('token 2');
});

test('a refused token is replaced once; a second refusal is the account’s', async () => {
  const context = open();
  const refusing = (refused: string[]) => async (token: string) => {
    if (refused.includes(token)) throw new AuthError('expired');
    return token;
  };
  expect(await withToken(context, login(), refusing(['token 1']))).toBe('token 2');
  await expect(withToken(context, login(), refusing(['token 2', 'token 3']))).rejects.toThrow(
    AuthError,
  );
  expect(logins).toBe(3);
});

test('many refused at once make one new login', async () => {
  const context = open();
  await withToken(context, login(), echo);
  const call = async (token: string) => {
    if (token === 'token 1') throw new AuthError('expired');
    return token;
  };
  const answers = await Promise.all([1, 2, 3].map(() => withToken(context, login(), call)));
  expect(answers).toEqual(Array(3).fill('token 2'));
  expect(logins).toBe(2);
});

test('a login that failed is tried again by the next call, and other credentials log in anew', async () => {
  const failing = async (): Promise<Token> => {
    logins += 1;
    throw new AuthError('wrong password');
  };
  await expect(withToken(open(), failing, echo)).rejects.toThrow('wrong password');
  expect(await withToken(open(), login(), echo)).toBe('token 2');
  expect(await withToken(open('changed'), login(), echo)).toBe('token 3');
});
