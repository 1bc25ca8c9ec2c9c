import { closeSync, createReadStream, existsSync, openSync, renameSync, writeSync } from 'node:fs';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import type { OrderState } from '../state/orderTypes.ts';
import {
  addLevel,
  addOrder,
  addProduct,
  createShopState,
  type IdKind,
  type ShopState,
} from '../state/shopState.ts';
import type {
  CustomerState,
  LevelState,
  LocationState,
  ProductState,
  ShopInfo,
  SubscriptionState,
} from '../state/types.ts';

interface SavedHead {
  kind: 'head';
  format: 1;
  /** False while the shop is open: after a crash the last seconds are missing. */
  clean: boolean;
  seed: number;
  info: ShopInfo;
  scopes: string[];
  ids: Record<IdKind, number>;
  nextOrderNumber: number;
}

type SavedRow =
  | SavedHead
  | { kind: 'location'; value: LocationState }
  | { kind: 'product'; value: ProductState }
  | { kind: 'level'; value: LevelState }
  | { kind: 'customer'; value: CustomerState }
  | { kind: 'order'; value: OrderState }
  | { kind: 'subscription'; value: SubscriptionState };

function* listRows(state: ShopState, head: { clean: boolean; seed: number }): Generator<SavedRow> {
  const { info, ids, nextOrderNumber } = state;
  const scopes = [...state.scopes];
  yield { kind: 'head', format: 1, ...head, info, scopes, ids: { ...ids }, nextOrderNumber };
  for (const value of state.locations.values()) yield { kind: 'location', value };
  for (const value of state.products.values()) yield { kind: 'product', value };
  for (const value of state.levels.values()) yield { kind: 'level', value };
  for (const value of state.customers.values()) yield { kind: 'customer', value };
  for (const value of state.orders.values()) yield { kind: 'order', value };
  for (const value of state.subscriptions.values()) yield { kind: 'subscription', value };
}

const chunkRows = 100;

/** Writes the shop as JSON lines beside `path` and renames it over; gives way to other work between chunks. */
export async function saveShopFile(
  path: string,
  state: ShopState,
  head: { clean: boolean; seed: number },
): Promise<void> {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.tmp`;
  const file = openSync(temporary, 'w');
  try {
    let lines: string[] = [];
    for (const row of listRows(state, head)) {
      lines.push(JSON.stringify(row));
      if (lines.length < chunkRows) continue;
      writeSync(file, `${lines.join('\n')}\n`);
      lines = [];
      await new Promise(setImmediate);
    }
    writeSync(file, `${lines.join('\n')}\n`);
  } finally {
    closeSync(file);
  }
  renameSync(temporary, path);
}

/** Reads a saved shop; null when there is none. Throws when the file is not one. */
export async function loadShopFile(path: string, clock: () => Date): Promise<ShopState | null> {
  if (!existsSync(path)) return null;
  let state: ShopState | null = null;
  for await (const line of createInterface({ input: createReadStream(path) })) {
    const row = JSON.parse(line) as SavedRow;
    if (row.kind === 'head') state = openHead(row, clock);
    else if (state) addRow(state, row);
  }
  if (!state) throw new Error(`${path} does not hold a saved shop: delete it to start afresh`);
  return state;
}

function openHead(head: SavedHead, clock: () => Date): ShopState {
  const state = createShopState(head.info, clock);
  state.scopes = new Set(head.scopes);
  state.ids = head.ids;
  state.nextOrderNumber = head.nextOrderNumber;
  if (!head.clean) skipIds(state);
  return state;
}

/** What was made after the last save is lost: its ids and numbers must never be given to something else. */
function skipIds(state: ShopState): void {
  for (const kind of Object.keys(state.ids) as IdKind[]) state.ids[kind] += 100_000;
  state.nextOrderNumber += 100;
}

function addRow(state: ShopState, row: Exclude<SavedRow, SavedHead>): void {
  switch (row.kind) {
    case 'location':
      state.locations.set(row.value.id, row.value);
      break;
    case 'product':
      addProduct(state, row.value);
      break;
    case 'level':
      addLevel(state, row.value);
      break;
    case 'customer':
      state.customers.set(row.value.id, row.value);
      break;
    case 'order':
      addOrder(state, row.value);
      break;
    case 'subscription':
      state.subscriptions.set(row.value.id, row.value);
      break;
  }
}
