import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { filterNames, ordersSearchNames } from '../components/orders/orderFilters.ts';
import { prefetchOrders } from '../components/orders/prefetchOrders.ts';
import { orderProfitNames } from '../components/profit/orders/orderProfitNames.ts';
import { type RawSearch, readTexts } from '../lib/search.ts';
import { requirePermission, requirePerson } from './guards.ts';
import { Shell } from './Shell.tsx';

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({});
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: Shell,
  beforeLoad: requirePerson,
});

/** The texts a page keeps in its address. */
const texts =
  <Name extends string>(...names: Name[]) =>
  (search: RawSearch): { [Key in Name]?: string } =>
    readTexts(search, names);
const listed = ['search', 'connectionId', 'cursor', 'page'] as const;

const open = [
  createRoute({
    getParentRoute: () => root,
    path: '/sign-in',
    validateSearch: texts('next'),
    component: lazyRouteComponent(() => import('../pages/SignInPage.tsx'), 'SignInPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/setup',
    component: lazyRouteComponent(() => import('../pages/SetupPage.tsx'), 'SetupPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/welcome',
    component: lazyRouteComponent(() => import('../pages/WelcomePage.tsx'), 'WelcomePage'),
  }),
] as const;

const records = [
  createRoute({
    getParentRoute: () => shell,
    path: '/',
    beforeLoad: () => {
      throw redirect({ to: '/orders' });
    },
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/orders',
    validateSearch: texts(...ordersSearchNames),
    loader: ({ context, location }) => prefetchOrders(context.queryClient, location.search),
    component: lazyRouteComponent(() => import('../pages/OrdersPage.tsx'), 'OrdersPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/orders/pick-list',
    validateSearch: texts(...filterNames, 'ids', 'view'),
    component: lazyRouteComponent(() => import('../pages/PickListPage.tsx'), 'PickListPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/orders/$orderId',
    component: lazyRouteComponent(() => import('../pages/OrderPage.tsx'), 'OrderPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/catalog',
    validateSearch: texts(...listed, 'status'),
    component: lazyRouteComponent(() => import('../pages/CatalogPage.tsx'), 'CatalogPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/catalog/$productId',
    component: lazyRouteComponent(() => import('../pages/ProductPage.tsx'), 'ProductPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/inventory',
    validateSearch: texts(...listed, 'stock', 'locationId', 'status'),
    component: lazyRouteComponent(() => import('../pages/InventoryPage.tsx'), 'InventoryPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/customers',
    validateSearch: texts(...listed, 'sort'),
    beforeLoad: requirePermission('readSync'),
    component: lazyRouteComponent(() => import('../pages/CustomersPage.tsx'), 'CustomersPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/customers/$customerId',
    validateSearch: texts('cursor', 'page'),
    beforeLoad: requirePermission('readSync'),
    component: lazyRouteComponent(() => import('../pages/CustomerPage.tsx'), 'CustomerPage'),
  }),
] as const;

const days = ['range', 'from', 'to', 'connectionId'] as const;

const profit = [
  createRoute({
    getParentRoute: () => shell,
    path: '/profit',
    validateSearch: texts(...days, 'channel', 'refundsBy'),
    beforeLoad: requirePermission('seeCosts'),
    component: lazyRouteComponent(() => import('../pages/ProfitPage.tsx'), 'ProfitPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/profit/orders',
    validateSearch: texts(...days, ...orderProfitNames, 'cursor', 'page'),
    beforeLoad: requirePermission('seeCosts'),
    component: lazyRouteComponent(() => import('../pages/OrderProfitPage.tsx'), 'OrderProfitPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/profit/campaigns',
    validateSearch: texts(...days, 'platform', 'sort', 'cursor', 'page'),
    beforeLoad: requirePermission('seeCosts'),
    component: lazyRouteComponent(() => import('../pages/CampaignsPage.tsx'), 'CampaignsPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/profit/products',
    validateSearch: texts(...days, 'sort', 'cursor', 'page'),
    beforeLoad: requirePermission('seeCosts'),
    component: lazyRouteComponent(
      () => import('../pages/ProductProfitPage.tsx'),
      'ProductProfitPage',
    ),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/profit/unmatched',
    validateSearch: texts('cursor', 'page'),
    beforeLoad: requirePermission('seeCosts'),
    component: lazyRouteComponent(() => import('../pages/UnmatchedPage.tsx'), 'UnmatchedPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/profit/costs',
    validateSearch: texts('cursor', 'page'),
    beforeLoad: requirePermission('seeCosts'),
    component: lazyRouteComponent(() => import('../pages/CostsPage.tsx'), 'CostsPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/profit/settings',
    beforeLoad: requirePermission('seeCosts'),
    component: lazyRouteComponent(
      () => import('../pages/ProfitSettingsPage.tsx'),
      'ProfitSettingsPage',
    ),
  }),
] as const;

const sync = [
  createRoute({
    getParentRoute: () => shell,
    path: '/cache',
    validateSearch: texts(...listed, 'stream', 'status', 'errorCode', 'outcome', 'jobId'),
    beforeLoad: requirePermission('readSync'),
    component: lazyRouteComponent(() => import('../pages/CachePage.tsx'), 'CachePage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/cache/$entryId',
    beforeLoad: requirePermission('readSync'),
    component: lazyRouteComponent(() => import('../pages/CacheEntryPage.tsx'), 'CacheEntryPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/history',
    validateSearch: texts(
      ...listed,
      'tab',
      'platform',
      'status',
      'jobType',
      'triggeredBy',
      'startedFrom',
      'startedTo',
    ),
    beforeLoad: requirePermission('readSync'),
    component: lazyRouteComponent(() => import('../pages/HistoryPage.tsx'), 'HistoryPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/history/$jobId',
    validateSearch: texts('stream', 'outcome', 'cursor', 'page'),
    beforeLoad: requirePermission('readSync'),
    component: lazyRouteComponent(() => import('../pages/RunPage.tsx'), 'RunPage'),
  }),
] as const;

const settings = [
  createRoute({
    getParentRoute: () => shell,
    path: '/settings/shopify',
    validateSearch: texts('connectionId', 'topic', 'outcome', 'cursor', 'page', 'tool'),
    beforeLoad: requirePermission('readSync'),
    component: lazyRouteComponent(() => import('../pages/ShopifyPage.tsx'), 'ShopifyPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/settings/platforms',
    validateSearch: texts('connectionId', 'tab', 'cursor', 'page'),
    beforeLoad: requirePermission('readSync'),
    component: lazyRouteComponent(() => import('../pages/PlatformsPage.tsx'), 'PlatformsPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/settings/people',
    validateSearch: texts('cursor', 'page'),
    beforeLoad: requirePermission('administer'),
    component: lazyRouteComponent(() => import('../pages/PeoplePage.tsx'), 'PeoplePage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/settings/keys',
    validateSearch: texts('cursor', 'page'),
    beforeLoad: requirePermission('administer'),
    component: lazyRouteComponent(() => import('../pages/KeysPage.tsx'), 'KeysPage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/settings/workspace',
    beforeLoad: requirePermission('administer'),
    component: lazyRouteComponent(() => import('../pages/WorkspacePage.tsx'), 'WorkspacePage'),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/account',
    component: lazyRouteComponent(() => import('../pages/AccountPage.tsx'), 'AccountPage'),
  }),
] as const;

export const routeTree = root.addChildren([
  ...open,
  shell.addChildren([...records, ...profit, ...sync, ...settings]),
]);
