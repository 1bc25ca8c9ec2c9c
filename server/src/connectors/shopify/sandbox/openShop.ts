import { fillDemoShop } from './demo/fillDemoShop.ts';
import { addLocations, createShopInfo } from './demo/shopInfo.ts';
import type { SandboxOptions } from './options.ts';
import { loadShopFile } from './persist/shopFile.ts';
import { startShopSaver } from './persist/shopSaver.ts';
import { createShopState, type ShopState } from './state/shopState.ts';

export interface OpenShop {
  state: ShopState;
  /** Writes the shop to its file for the last time; does nothing without one. */
  save: () => Promise<void>;
}

type OpenOptions = SandboxOptions & { domain: string; clock: () => Date };

function buildShop(options: OpenOptions): ShopState {
  const state = createShopState(createShopInfo(options.domain, options.clock()), options.clock);
  addLocations(state);
  const size = options.shop ?? 'empty';
  if (size !== 'empty') fillDemoShop(state, size, options.seed ?? 1);
  return state;
}

/** The saved shop when there is one, else a new one: empty or filled by seed. */
export async function openShop(options: OpenOptions): Promise<OpenShop> {
  const file = options.stateFile ?? null;
  const saved = file === null ? null : await loadShopFile(file, options.clock);
  const state = saved ?? buildShop(options);
  state.apiVersion = options.apiVersion ?? state.apiVersion;
  const save =
    file === null
      ? (): Promise<void> => Promise.resolve()
      : startShopSaver(file, state, options.seed ?? 1);
  return { state, save };
}
