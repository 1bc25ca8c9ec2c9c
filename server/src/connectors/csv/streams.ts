import type { StreamDefinition } from '../kit/types.ts';
import { adSpendFile } from './formats/adSpendFile.ts';
import { costFile, skuCostFile } from './formats/costFiles.ts';
import { orderFile } from './formats/orderFile.ts';
import { glanceAdSpend, glanceCost, glanceOrder, glanceSkuCost } from './glance.ts';
import { readAdSpend } from './mapper/mapper.adSpend.ts';
import { readCost, readSkuCost } from './mapper/mapper.cost.ts';
import { readOrder } from './mapper/mapper.order.ts';

const orders: StreamDefinition<'order'> = {
  name: 'orders',
  kind: 'order',
  collection: 'csv_order_cache',
  priority: 1,
  schedule: null,
  glance: glanceOrder,
  read: readOrder,
  file: orderFile,
};

/** Without `dayOf`: a file says nothing of the days and campaigns that are not in it. */
const adSpend: StreamDefinition<'adDay'> = {
  name: 'adSpend',
  kind: 'adDay',
  collection: 'csv_ad_spend_cache',
  priority: 5,
  schedule: null,
  glance: glanceAdSpend,
  read: readAdSpend,
  file: adSpendFile,
};

const costs: StreamDefinition<'cost'> = {
  name: 'costs',
  kind: 'cost',
  collection: 'csv_cost_cache',
  priority: 5,
  schedule: null,
  glance: glanceCost,
  read: readCost,
  file: costFile,
};

const skuCosts: StreamDefinition<'skuCost'> = {
  name: 'skuCosts',
  kind: 'skuCost',
  collection: 'csv_sku_cost_cache',
  priority: 4,
  schedule: null,
  glance: glanceSkuCost,
  read: readSkuCost,
  file: skuCostFile,
};

export const streams: StreamDefinition[] = [orders, adSpend, costs, skuCosts];
