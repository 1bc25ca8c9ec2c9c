import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  expect,
  type Page,
  test as base,
} from '@playwright/test';
import type { Role } from '../../server/src/domain/access.ts';
import { type Api, createApi } from './harness/api.ts';
import { callRemote, type Remote } from './harness/control.ts';
import { createPageWatch, type PageWatch } from './harness/pageWatch.ts';
import { password, people, type Place, readPlace } from './harness/place.ts';
import type { ServiceProgram } from './harness/serviceProgram.ts';
import type { ShopGroups } from './harness/shopControl.ts';

export { expect } from '@playwright/test';

/** The sandbox shop from afar: what happens there, how it fails, what is in it. */
export type Shop = { [Group in keyof ShopGroups]: Remote<ShopGroups[Group]> } & {
  /** Every request of ours is dropped until `faults.clear()`. */
  makeUnreachable(): Promise<void>;
};

type SignedIn = (role: Role, options?: BrowserContextOptions) => Promise<Page>;

interface TestFixtures {
  /** Allows trouble a test expects: `watch.allow(/^422 POST \/api\/users$/)`. */
  watch: PageWatch;
  /** A new page of somebody with this role, signed in already. */
  signedIn: SignedIn;
}

interface WorkerFixtures {
  place: Place;
  /** The service's API with the admin's key. */
  api: Api;
  shop: Shop;
  /** The service's process: to take it away and bring it back. */
  service: Remote<ServiceProgram>;
  sessions: Map<Role, BrowserContextOptions['storageState']>;
}

/** Our own `test`: each page it opens is watched, and any trouble in one fails the test that opened it. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  place: [({}, use) => use(readPlace()), { scope: 'worker' }],
  api: [({ place }, use) => use(createApi(place)), { scope: 'worker' }],
  shop: [({ place }, use) => use(openShop(place)), { scope: 'worker' }],
  service: [
    ({ place }, use) => use(callRemote<ServiceProgram>(place.controlUrl, 'service')),
    { scope: 'worker' },
  ],
  sessions: [({}, use) => use(new Map()), { scope: 'worker' }],
  baseURL: ({ place }, use) => use(place.baseUrl),
  watch: async ({ place }, use) => {
    const watch = createPageWatch(place.baseUrl);
    await use(watch);
    expect(watch.troubles(), 'Trouble in the pages of this test').toEqual([]);
  },
  context: async ({ context, watch }, use) => {
    await watch.watch(context);
    await use(context);
  },
  signedIn: async ({ browser, place, sessions, watch }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (role, options = {}) => {
      const storageState = await keepSession(browser, place.baseUrl, role, sessions);
      const context = await browser.newContext({ ...options, storageState });
      opened.push(context);
      await watch.watch(context);
      return context.newPage();
    });
    await Promise.all(opened.map((context) => context.close()));
  },
});

function openShop({ controlUrl }: Place): Shop {
  const faults = callRemote<ShopGroups['faults']>(controlUrl, 'faults');
  return {
    actions: callRemote<ShopGroups['actions']>(controlUrl, 'actions'),
    webhooks: callRemote<ShopGroups['webhooks']>(controlUrl, 'webhooks'),
    reader: callRemote<ShopGroups['reader']>(controlUrl, 'reader'),
    faults,
    makeUnreachable: () => faults.add({ match: '/', kind: 'reset', times: 1_000_000 }),
  };
}

/** The role's session of this worker; a new one where a spec has ended it. */
async function keepSession(
  browser: Browser,
  baseURL: string,
  role: Role,
  sessions: WorkerFixtures['sessions'],
): Promise<NonNullable<BrowserContextOptions['storageState']>> {
  const storageState = sessions.get(role);
  const context = await browser.newContext({ baseURL, ...(storageState ? { storageState } : {}) });
  try {
    if ((await context.request.get('/api/auth/me')).ok()) return await context.storageState();
    const answer = await context.request.post('/api/auth/login', {
      data: { email: people[role].email, password },
      headers: { Origin: baseURL },
    });
    if (!answer.ok()) throw new Error(`Signing in as ${role}: ${answer.status()}`);
    const fresh = await context.storageState();
    sessions.set(role, fresh);
    return fresh;
  } finally {
    await context.close();
  }
}
