import { describe, expect, test } from '@jest/globals';
import { AccessError, FatalError, RetryableError } from '../../../lib/errors.ts';
import { AskLessError } from '../../kit/askLess.ts';
import { CursorError, findThrottle, toGraphqlError } from './graphqlErrors.ts';

const throttled = [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }];
const status = { maximumAvailable: 4000, currentlyAvailable: 572, restoreRate: 200 };

describe('throttling', () => {
  test('waits (requested − available) / rate', () => {
    expect(findThrottle(throttled, { requested: 862, status })).toBe(1450);
  });

  test('never busily, never long, also without figures', () => {
    expect(findThrottle(throttled, { requested: 100, status })).toBe(100);
    expect(findThrottle(throttled, { requested: null, status: null })).toBe(1000);
    const empty = { maximumAvailable: 1e9, currentlyAvailable: 0, restoreRate: 0 };
    expect(findThrottle(throttled, { requested: 1e9, status: empty })).toBe(60_000);
  });

  test('other answers are not throttled', () => {
    expect(findThrottle(undefined, { requested: 1, status })).toBeNull();
    expect(findThrottle([{ message: 'x' }], { requested: 1, status })).toBeNull();
  });
});

describe('what recovers from errors in a 200 answer', () => {
  test.each<[string, unknown, new (...args: never[]) => Error]>([
    [
      'a missing scope',
      [
        {
          message: 'Access denied for orders field. Required access: `read_orders` access scope.',
          path: ['orders'],
          extensions: { code: 'ACCESS_DENIED' },
        },
      ],
      AccessError,
    ],
    [
      'too dear',
      [
        {
          message: 'Query cost is 1293',
          extensions: { code: 'MAX_COST_EXCEEDED', cost: 1293, maxCost: 1000 },
        },
      ],
      AskLessError,
    ],
    [
      'an inner error',
      [
        {
          message: 'Internal error. Looks like something went wrong on our end.',
          extensions: { code: 'INTERNAL_SERVER_ERROR' },
        },
      ],
      AskLessError,
    ],
    ['a time-out', [{ message: 'Timeout', extensions: { code: 'TIMEOUT' } }], AskLessError],
    [
      'a lost cursor',
      [
        {
          message: 'Invalid cursor for current pagination sort.',
          extensions: { code: 'BAD_REQUEST' },
        },
      ],
      CursorError,
    ],
    ['a sleeping shop', [{ message: 'x', extensions: { code: 'SHOP_INACTIVE' } }], RetryableError],
    [
      'a wrong query',
      [{ message: "Field 'x' doesn't exist", extensions: { code: 'undefinedField' } }],
      FatalError,
    ],
    ['a text', 'Not Found', FatalError],
    ['nothing at all', [], RetryableError],
    ['an odd shape', { base: ['x'] }, RetryableError],
  ])('%s', (_name, errors, kind) => {
    expect(toGraphqlError(errors, 'OrdersPage')).toBeInstanceOf(kind);
  });

  test('says what is missing, and nothing of anybody', () => {
    const denied = toGraphqlError(
      [
        {
          message:
            'Access denied for customers field. Required access: `read_customers` access scope.',
          path: ['customers', 0],
          extensions: { code: 'ACCESS_DENIED' },
        },
      ],
      'CustomersPage',
    );
    expect(denied.message).toBe(
      'Shopify refuses access to customers.0: the permission read_customers is missing',
    );
    const personal = toGraphqlError(
      [
        {
          message: 'Invalid value jane@example.com',
          extensions: { code: 'INVALID_VARIABLE', value: 'jane@example.com' },
        },
      ],
      'OrderByName',
    );
    expect(personal.message).toBe('Shopify refused OrderByName (INVALID_VARIABLE)');
  });
});
