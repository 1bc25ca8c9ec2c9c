import { randomUUID } from 'node:crypto';
import type { DocumentNode } from 'graphql';
import type { ActionContext } from '../actions/actionContext.ts';
import { toRestBulkFinish } from '../rest/restEvents.ts';
import { nextId, readClock, type ShopState } from '../state/shopState.ts';
import type { BulkState } from '../state/types.ts';
import { createBulkFiles, type BulkFiles, type BulkWriter } from './bulkFiles.ts';
import type { Row } from './flatten.ts';

/** Query operations one app may run at a time since 2026-01 (shopify-facts 5). */
const parallelLimit = 5;

export interface BulkProblem {
  field: string[] | null;
  message: string;
  code: 'INVALID' | 'OPERATION_IN_PROGRESS';
}

/** One slice of a running operation, or the reason it cannot go on. */
export type BulkSlice = { rows: Row[]; roots: number; done: boolean } | { errorCode: string };

export interface BulkEngine {
  check: (query: string) => { document: DocumentNode } | { problems: string[] };
  /** Reads the shop slice by slice; each call gives the next one. */
  start: (document: DocumentNode, groupObjects: boolean) => () => BulkSlice;
}

export interface BulkService {
  run: (query: string, groupObjects: boolean) => BulkState | BulkProblem[];
  /** A problem's text, or null when it is being cancelled. */
  cancel: (id: number) => string | null;
  find: (id: number) => BulkState | undefined;
  list: () => BulkState[];
  /** The next operation fails so, after its first slice. */
  failNext: (errorCode: string) => void;
  files: BulkFiles;
  close: () => Promise<void>;
}

const isRunning = (bulk: BulkState): boolean =>
  bulk.status === 'CREATED' || bulk.status === 'RUNNING' || bulk.status === 'CANCELING';

function addBulk(state: ShopState, query: string): BulkState {
  const bulk: BulkState = {
    id: nextId(state, 'bulk'),
    query,
    status: 'CREATED',
    errorCode: null,
    objectCount: 0,
    rootObjectCount: 0,
    fileSize: null,
    fileToken: null,
    createdAt: readClock(state),
    completedAt: null,
  };
  state.bulk.set(bulk.id, bulk);
  return bulk;
}

/** What a running service holds. */
interface Workshop {
  context: ActionContext;
  engine: BulkEngine;
  stepMs: number;
  files: BulkFiles;
  failures: string[];
  works: Set<Promise<void>>;
  closed: boolean;
}

function finishBulk(shop: Workshop, bulk: BulkState, errorCode: string | null): void {
  const { context } = shop;
  if (bulk.status === 'CANCELING') {
    bulk.status = 'CANCELED';
    bulk.fileToken = null;
  } else {
    bulk.status = errorCode === null ? 'COMPLETED' : 'FAILED';
    bulk.errorCode = errorCode;
  }
  bulk.completedAt = readClock(context.state);
  context.emit([
    { topic: 'bulk_operations/finish', body: () => toRestBulkFinish(context.state, bulk) },
  ]);
}

/** Writes slice after slice; gives the error code it ended with. */
async function writeRows(
  shop: Workshop,
  bulk: BulkState,
  work: { next: () => BulkSlice; file: BulkWriter },
): Promise<string | null> {
  const failure = shop.failures.shift() ?? null;
  while (!shop.closed && bulk.status === 'RUNNING') {
    const slice = work.next();
    if ('errorCode' in slice) return slice.errorCode;
    for (const row of slice.rows) await work.file.write(`${JSON.stringify(row)}\n`);
    bulk.objectCount += slice.rows.length;
    bulk.rootObjectCount += slice.roots;
    if (failure !== null) return failure;
    if (slice.done) return null;
    await pause(0);
  }
  return null;
}

async function workOff(shop: Workshop, bulk: BulkState, next: () => BulkSlice): Promise<void> {
  await pause(shop.stepMs);
  if (bulk.status === 'CREATED') bulk.status = 'RUNNING';
  const token = randomUUID();
  const file = shop.files.open(token);
  const errorCode = await writeRows(shop, bulk, { next, file });
  const size = await file.end();
  await pause(shop.stepMs);
  if (shop.closed) return;
  if (bulk.objectCount > 0) Object.assign(bulk, { fileToken: token, fileSize: size });
  finishBulk(shop, bulk, errorCode);
}

function startBulk(shop: Workshop, query: string, groupObjects: boolean) {
  const { state } = shop.context;
  const checked = shop.engine.check(query);
  if ('problems' in checked)
    return checked.problems.map(
      (message): BulkProblem => ({ field: ['query'], message, code: 'INVALID' }),
    );
  const running = [...state.bulk.values()].filter(isRunning);
  if (running.length >= parallelLimit) return [toBusy(running)];
  const bulk = addBulk(state, query);
  const job = workOff(shop, bulk, shop.engine.start(checked.document, groupObjects));
  shop.works.add(job);
  void job.finally(() => shop.works.delete(job));
  return bulk;
}

function cancelBulk(bulk: BulkState | undefined): string | null {
  if (!bulk) return 'Bulk operation does not exist';
  if (!isRunning(bulk))
    return `A bulk operation cannot be canceled when it is ${bulk.status.toLowerCase()}`;
  bulk.status = 'CANCELING';
  return null;
}

/** Bulk operations: they really run, next to everything else, and take a few polls. */
export function createBulkService(
  context: ActionContext,
  engine: BulkEngine,
  stepMs: number,
): BulkService {
  const { state } = context;
  const files = createBulkFiles();
  const shop: Workshop = {
    context,
    engine,
    stepMs,
    files,
    failures: [],
    works: new Set(),
    closed: false,
  };
  return {
    files,
    list: () => [...state.bulk.values()],
    find: (id) => state.bulk.get(id),
    failNext: (errorCode) => {
      shop.failures.push(errorCode);
    },
    run: (query, groupObjects) => startBulk(shop, query, groupObjects),
    cancel: (id) => cancelBulk(state.bulk.get(id)),
    close: async () => {
      shop.closed = true;
      await Promise.all(shop.works);
      files.close();
    },
  };
}

function toBusy(running: BulkState[]): BulkProblem {
  const names = running.map((bulk) => `gid://shopify/BulkOperation/${bulk.id}`).join(', ');
  return {
    field: null,
    message: `A bulk query operation for this app and shop is already in progress: ${names}.`,
    code: 'OPERATION_IN_PROGRESS',
  };
}

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    if (ms === 0) setImmediate(resolve);
    else setTimeout(resolve, ms);
  });
