import { expect, test } from '@jest/globals';
import { MongoNetworkError, MongoServerError } from 'mongodb';
import { AuthError, FatalError, ProblemError, RetryableError } from '../../lib/errors.ts';
import { toProblem, toProblemError } from './problems.ts';

const http = (status: number, type?: string) =>
  Object.assign(new Error('canary'), { status, type });

test.each<[string, unknown, number, string]>([
  ['a refusal of ours', new ProblemError(409, 'last_admin', 'x'), 409, 'last_admin'],
  ['a cut database', new MongoNetworkError('canary'), 503, 'storage_unavailable'],
  [
    'a full disk',
    new MongoServerError({ code: 14031, message: 'canary' }),
    503,
    'storage_unavailable',
  ],
  [
    'a cut database, wrapped',
    new Error('canary', { cause: new MongoNetworkError('canary') }),
    503,
    'storage_unavailable',
  ],
  ['a duplicate key nobody expected', new MongoServerError({ code: 11000 }), 500, 'internal'],
  ['malformed JSON', http(400, 'entity.parse.failed'), 422, 'invalid_json'],
  ['a large body', http(413, 'entity.too.large'), 413, 'too_large'],
  ['a strange charset', http(415, 'charset.unsupported'), 415, 'unsupported_media_type'],
  ['an aborted body', http(400, 'request.aborted'), 400, 'bad_request'],
  ['a path that does not decode', new URIError('canary'), 404, 'not_found'],
  ['expired credentials', new AuthError('Shopify refuses the token'), 409, 'platform_refused'],
  ['a platform away', new RetryableError('Shopify is away'), 502, 'platform_unavailable'],
  ['a platform gone wrong', new FatalError('Shopify sent no JSON'), 502, 'platform_unavailable'],
  ['a platform that takes for ever', AbortSignal.abort().reason, 502, 'platform_unavailable'],
  ['anything else', new TypeError('canary'), 500, 'internal'],
  ['no error at all', 'canary', 500, 'internal'],
])('%s', (_what, error, status, code) => {
  const problem = toProblem(toProblemError(error), 'req-1');
  expect(problem).toMatchObject({ status, code, requestId: 'req-1' });
  expect(JSON.stringify(problem)).not.toContain('canary');
});
