import { describe, expect, test } from '@jest/globals';
import { findClientBreaches } from './clientRules.ts';
import { findSourceFiles } from './sourceTree.ts';

const breachesOf = (path: string, text: string) =>
  findClientBreaches({ path: `client/src/${path}`, text });

test('the client imports down only, speaks to the network in one place, and writes no markup', () => {
  const files = findSourceFiles('client/src');
  expect(files.length).toBeGreaterThan(50);
  expect(files.flatMap(findClientBreaches)).toEqual([]);
});

describe('a planted breach is caught', () => {
  const planted: [string, string, string][] = [
    ['api → ui', 'api/x.ts', "import { Age } from '../components/ui/Age.tsx'"],
    ['lib → api', 'lib/x.ts', "import { call } from '../api/call.ts'"],
    ['ui → area', 'components/ui/X.tsx', "import { y } from '../orders/y.ts'"],
    ['area → page', 'components/orders/X.tsx', "import { P } from '../../pages/P.tsx'"],
    ['area → another area', 'components/orders/X.tsx', "import { y } from '../cache/y.ts'"],
    ['the shared area → an area', 'components/sync/X.tsx', "import { y } from '../cache/y.ts'"],
    ['area → another area, by type', 'components/a/X.tsx', "import type { Y } from '../b/y.ts'"],
    ['area → app', 'components/orders/X.tsx', "import { router } from '../../app/router.tsx'"],
    ['page → app', 'pages/X.tsx', "import { Shell } from '../app/Shell.tsx'"],
    ['session → ui', 'app/session.ts', "import { Age } from '../components/ui/Age.tsx'"],
    ['a test', 'pages/X.tsx', "import { x } from './y.test.tsx'"],
    [
      "the contract's code",
      'api/x.ts',
      "import * as c from '../../../server/src/contract/auth.ts'",
    ],
    ['a lazy contract', 'api/x.ts', "await import('../../../server/src/contract/auth.ts')"],
    [
      "the server's rooms, by type",
      'api/x.ts',
      "import type { X } from '../../../server/src/models/x.ts'",
    ],
    ['scripts', 'api/x.ts', "import type { X } from '../../../scripts/lib/report.ts'"],
    ['zod', 'components/ui/x.ts', "import { z } from 'zod'"],
    ['a new room', 'stores/x.ts', 'export const x = 1'],
    ['a component beside the areas', 'components/X.tsx', 'export const X = 1'],
    ['markup', 'pages/X.tsx', 'const x = <p dangerouslySetInnerHTML={{ __html: y }} />'],
    ['markup by hand', 'pages/X.tsx', 'ref.current.innerHTML = text'],
    ['fetch', 'api/orders.ts', "fetch('/api/orders')"],
    ['window.fetch', 'pages/X.tsx', "window.fetch('/api/orders')"],
    ['a stream of its own', 'pages/X.tsx', "new EventSource('/api/events')"],
    ['a default export', 'pages/X.tsx', 'export default function X() {}'],
  ];

  test.each(planted)('%s', (_name, path, text) => {
    expect(breachesOf(path, text)).toHaveLength(1);
  });
});

describe('what is allowed stays allowed', () => {
  const fine: [string, string][] = [
    ['main.tsx', "import './app/styles.css'; import { App } from './app/App.tsx'"],
    ['app/routes.tsx', "const page = () => import('../pages/OrdersPage.tsx')"],
    ['pages/X.tsx', "import { List } from '../components/orders/List.tsx'"],
    ['components/orders/X.tsx', "import { y } from './y.ts'; import { A } from '../ui/Age.tsx'"],
    ['components/settings/X.tsx', "import { R } from '../sync/RunProgress.tsx'"],
    ['components/ui/Age.tsx', "import { useZone } from '../../app/session.ts'"],
    ['api/x.ts', "import type * as c from '../../../server/src/contract/auth.ts'"],
    ['api/x.ts', "import type { z } from 'zod'"],
    ['lib/x.ts', "let x: typeof import('../../../server/src/domain/access.ts')"],
    ['api/call.ts', "await fetch('/api')"],
    ['components/orders/X.test.tsx', "import { y } from '../cache/y.ts'"],
    ['pages/X.tsx', 'query.refetch(); api.fetch(); const note = "innerHTML"'],
  ];

  test.each(fine)('%s: %s', (path, text) => {
    expect(breachesOf(path, text)).toEqual([]);
  });
});
