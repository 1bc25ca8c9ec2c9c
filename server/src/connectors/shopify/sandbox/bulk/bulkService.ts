import { randomUUID } from 'node:crypto';
import type { DocumentNode } from 'graphql';
import type { ActionContext } from '../actions/actionContext.ts';
import { toRestBulkFinish } from '../rest/restEvents.ts';
import { nextId, readClock, type ShopState } from '../state/shopState.ts';
import type { BulkState } from '../state/types.ts';
import { createBulkFiles, type BulkFiles } from './bulkFiles.ts';
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

/** Bulk operations: they really run, next to everything else, and take a few polls. */
export function createBulkService(
  context: ActionContext,
  engine: BulkEngine,
  stepMs: number,
): BulkService {
  const { state } = context;
  const files = createBulkFiles();
  const failures: string[] = [];
  const works = new Set<Promise<void>>();
  let closed = false;

  const finish = (bulk: BulkState, status: BulkState['status'], errorCode: string | null): void => {
    bulk.status = status;
    bulk.errorCode = errorCode;
    bulk.completedAt = readClock(state);
    if (status === 'CANCELED') bulk.fileToken = null;
    context.emit([{ topic: 'bulk_operations/finish', body: () => toRestBulkFinish(state, bulk) }]);
  };

  const work = async (bulk: BulkState, next: () => BulkSlice): Promise<void> => {
    const failure = failures.shift();
    await pause(stepMs);
    if (bulk.status === 'CREATED') bulk.status = 'RUNNING';
    const token = randomUUID();
    const file = files.open(token);
    let outcome: { errorCode: string } | null = null;
    let done = false;
    while (!done && !outcome && !closed && bulk.status === 'RUNNING') {
      const slice = next();
      if ('errorCode' in slice) outcome = slice;
      else {
        for (const row of slice.rows) await file.write(`${JSON.stringify(row)}\n`);
        bulk.objectCount += slice.rows.length;
        bulk.rootObjectCount += slice.roots;
        done = slice.done;
        if (failure) outcome = { errorCode: failure };
      }
      await pause(0);
    }
    const size = await file.end();
    await pause(stepMs);
    if (closed) return;
    if (bulk.objectCount > 0) Object.assign(bulk, { fileToken: token, fileSize: size });
    if (bulk.status === 'CANCELING') finish(bulk, 'CANCELED', null);
    else if (outcome) finish(bulk, 'FAILED', outcome.errorCode);
    else finish(bulk, 'COMPLETED', null);
  };

  return {
    files,
    list: () => [...state.bulk.values()],
    find: (id) => state.bulk.get(id),
    failNext: (errorCode) => {
      failures.push(errorCode);
    },
    run: (query, groupObjects) => {
      const checked = engine.check(query);
      if ('problems' in checked)
        return checked.problems.map((message) => ({
          field: ['query'],
          message,
          code: 'INVALID' as const,
        }));
      const running = [...state.bulk.values()].filter(isRunning);
      if (running.length >= parallelLimit) return [toBusy(running)];
      const bulk = addBulk(state, query);
      const job = work(bulk, engine.start(checked.document, groupObjects));
      works.add(job);
      void job.finally(() => works.delete(job));
      return bulk;
    },
    cancel: (id) => {
      const bulk = state.bulk.get(id);
      if (!bulk) return 'Bulk operation does not exist';
      if (!isRunning(bulk))
        return `A bulk operation cannot be canceled when it is ${bulk.status.toLowerCase()}`;
      bulk.status = 'CANCELING';
      return null;
    },
    close: async () => {
      closed = true;
      await Promise.all(works);
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
