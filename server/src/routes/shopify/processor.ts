import * as contract from '../../contract/shopifyCache.ts';
import { access } from '../../domain/access.ts';
import {
  findProcessorState,
  type ProcessorState,
  setProcessorPaused,
} from '../../services/processorControls.ts';
import { toTime } from '../answers/shapes.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { findShop } from './chosen.ts';

const base = '/api/shopify/cache/processor';
const area = 'cache' as const;

const controls = [
  ['pause', 'Process nothing of this connection; webhooks and fetches are still stored', true],
  ['resume', 'Go on with what is pending', false],
] as const;

const show = ({ oldestPendingAt, ...state }: ProcessorState) => ({
  ...state,
  oldestPendingAt: toTime(oldestPendingAt),
});

export const processorRoutes: Route[] = [
  defineRoute({
    method: 'get',
    path: base,
    summary: 'Is the processor paused, and what has it to do?',
    area,
    access: access.readers,
    query: contract.cacheStatusQuery,
    response: contract.processorState,
    async handler(call) {
      return show(await findProcessorState(call.deps, await findShop(call)));
    },
  }),
  ...controls.map(([name, summary, paused]) =>
    defineRoute({
      method: 'post',
      path: `${base}/${name}`,
      summary,
      area,
      access: access.operators,
      query: contract.cacheStatusQuery,
      response: contract.processorState,
      async handler(call) {
        return show(await setProcessorPaused(call.deps, await findShop(call), paused));
      },
    }),
  ),
];
