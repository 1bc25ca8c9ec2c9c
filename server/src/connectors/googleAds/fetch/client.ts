import { RetryableError } from '../../../lib/errors.ts';
import { createHttp } from '../../kit/http.ts';
import { type Pace, realPace } from '../../kit/pace.ts';
import { withToken } from '../../kit/tokens.ts';
import type { FetchContext } from '../../kit/types.ts';
import { isObject } from '../../kit/read/json.ts';
import { fetchToken } from './login.ts';
import { classify } from './verdicts.ts';

type Row = unknown;

const defaultApiVersion = 'v25';

/** All rows of a query. @throws by recovery. */
export async function fetchRows(
  context: FetchContext,
  query: string,
  pace: Pace = realPace,
): Promise<Row[]> {
  const { connection, signal, notice } = context;
  const http = createHttp({
    label: 'Google Ads',
    queue: connection.connectionId,
    signal,
    notice: (message) => notice(message),
    classify,
    sleep: pace.sleep,
  });
  const { body } = await withToken(
    context,
    () => fetchToken(context),
    (token) =>
      http.fetchJson({
        url: toAddress(connection.settings),
        method: 'POST',
        headers: toHeaders(context, token),
        body: { query },
      }),
  );
  return readRows(body);
}

function toAddress(settings: Record<string, string>): string {
  const base = settings['baseUrl'] || 'https://googleads.googleapis.com';
  const version = settings['apiVersion'] || defaultApiVersion;
  const customer = toDigits(settings['customerId']);
  return `${base.replace(/\/+$/, '')}/${version}/customers/${customer}/googleAds:searchStream`;
}

function toHeaders({ connection }: FetchContext, token: string): Record<string, string> {
  const manager = toDigits(connection.settings['loginCustomerId']);
  return {
    authorization: `Bearer ${token}`,
    'developer-token': connection.credentials['developerToken'] ?? '',
    ...(manager === '' ? {} : { 'login-customer-id': manager }),
  };
}

function toDigits(id: string | undefined): string {
  return (id ?? '').replaceAll('-', '');
}

/** A stream is a list of chunks; one without rows has no `results`, and none at all is an empty list. */
function readRows(body: unknown): Row[] {
  if (!Array.isArray(body)) throw unknownShape();
  return body.flatMap((chunk: unknown) => {
    const results = isObject(chunk) ? (chunk['results'] ?? []) : null;
    if (!Array.isArray(results)) throw unknownShape();
    return results as Row[];
  });
}

function unknownShape(): RetryableError {
  return new RetryableError('Google Ads answered without a list of chunks');
}
