import type { z } from 'zod';
import type * as contract from '../../../server/src/contract/shopifyCache.ts';

export type CacheStatus = z.output<typeof contract.cacheStatus>;
