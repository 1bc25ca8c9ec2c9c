import { AuthError } from '../../../lib/errors.ts';
import { createHttp, type ToldAnswer, type Verdict } from '../../kit/http.ts';
import type { Token } from '../../kit/tokens.ts';
import type { FetchContext } from '../../kit/types.ts';
import { isObject } from '../../kit/read/json.ts';

/** An access token for the account's refresh token. @throws AuthError when Google does not take it any more. */
export async function fetchToken(context: FetchContext): Promise<Token> {
  const { connection, signal, notice } = context;
  const { clientId = '', clientSecret = '', refreshToken = '' } = connection.credentials;
  const http = createHttp({
    label: 'Google sign-in',
    queue: connection.connectionId,
    signal,
    notice: (message) => notice(message),
    classify,
  });
  const { body } = await http.fetchJson({
    url: toAddress(connection.settings['baseUrl']),
    method: 'POST',
    form: {
      grant_type: 'refresh_token',
      client_id: clientId,
      client_secret: clientSecret,
      refresh_token: refreshToken,
    },
  });
  const { access_token: value, expires_in: seconds } = isObject(body) ? body : {};
  if (typeof value !== 'string' || value === '') {
    throw new AuthError('Google gave no access token: reconnect');
  }
  return { value, livesMs: (typeof seconds === 'number' ? seconds : 0) * 1000 };
}

/** A sandbox gives tokens at its own address, so that there is one address to allow and not two. */
function toAddress(baseUrl: string | undefined): string {
  return baseUrl ? `${baseUrl.replace(/\/+$/, '')}/token` : 'https://oauth2.googleapis.com/token';
}

const advice: Record<string, string> = {
  invalid_grant: 'the refresh token was revoked or has expired',
  invalid_client: 'client ID and client secret do not belong together',
  unauthorized_client: 'the refresh token belongs to another client',
};

/** HTTP 400 and 401 with a short word (platforms.md 3). */
function classify({ body }: ToldAnswer): Verdict | null {
  const why = isObject(body) && typeof body['error'] === 'string' ? advice[body['error']] : null;
  if (!why) return null;
  return { kind: 'fail', error: new AuthError(`Google refuses to sign in: ${why}, reconnect`) };
}
