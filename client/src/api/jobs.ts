import type { z } from 'zod';
import type * as contract from '../../../server/src/contract/shopifyJobs.ts';

export type Job = z.output<typeof contract.job>;
