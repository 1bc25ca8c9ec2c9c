import * as contract from '../../contract/catalog.ts';
import { idParams } from '../../contract/common.ts';
import { access } from '../../domain/access.ts';
import type { SkuRecord } from '../../domain/records.ts';
import {
  findProduct,
  findProductsPage,
  findSku,
  findSkusPage,
} from '../../models/records/catalogPage.ts';
import { findProductTitles } from '../../models/records/productTitles.ts';
import { findAdminLinks } from '../../services/connections/adminLinks.ts';
import { toProduct, toSku } from '../answers/catalog.ts';
import { toGiven, toList } from '../answers/shapes.ts';
import { toViewer } from '../answers/viewer.ts';
import { notFound } from '../http/problems.ts';
import { defineRoute, type Route } from '../http/route.ts';

const area = 'catalog' as const;

export const catalogRoutes: Route[] = [
  defineRoute({
    method: 'get',
    path: '/api/products',
    summary: 'Products with their variations and SKUs, by name',
    area,
    access: access.stockReaders,
    query: contract.productQuery,
    response: contract.productList,
    async handler({ deps, principal, query }) {
      const { limit, cursor, ...rest } = query;
      const page = { limit, cursor };
      const filter = toGiven(rest);
      const found = await findProductsPage(deps.db, principal.workspaceId, filter, page);
      const viewer = toViewer(principal.role);
      const links = await findAdminLinks(deps, principal.workspaceId);
      return toList(found, (product) => toProduct(product, viewer, links));
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/products/:id',
    summary: 'One product',
    area,
    access: access.stockReaders,
    params: idParams,
    response: contract.product,
    async handler({ deps, principal, params }) {
      const product = await findProduct(deps.db, principal.workspaceId, params.id);
      if (!product) throw notFound();
      const links = await findAdminLinks(deps, principal.workspaceId);
      return toProduct(product, toViewer(principal.role), links);
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/skus',
    summary: 'SKUs by code; by stock, the least first',
    area,
    access: access.stockReaders,
    query: contract.skuQuery,
    response: contract.skuList,
    async handler({ deps, principal, query }) {
      const { limit, cursor, ...rest } = query;
      const page = { limit, cursor };
      const found = await findSkusPage(deps.db, principal.workspaceId, toGiven(rest), page);
      const viewer = toViewer(principal.role);
      const links = await findAdminLinks(deps, principal.workspaceId);
      const titles = await findProductTitles(deps.db, principal.workspaceId, found.items);
      const toNamed = (sku: SkuRecord) => ({
        sku,
        productTitle: titles.get(sku.productId) ?? null,
      });
      return toList(found, (sku) => toSku(toNamed(sku), viewer, links));
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/skus/:id',
    summary: 'One SKU',
    area,
    access: access.stockReaders,
    params: idParams,
    response: contract.sku,
    async handler({ deps, principal, params }) {
      const sku = await findSku(deps.db, principal.workspaceId, params.id);
      if (!sku) throw notFound();
      const links = await findAdminLinks(deps, principal.workspaceId);
      const titles = await findProductTitles(deps.db, principal.workspaceId, [sku]);
      const productTitle = titles.get(sku.productId) ?? null;
      return toSku({ sku, productTitle }, toViewer(principal.role), links);
    },
  }),
];
