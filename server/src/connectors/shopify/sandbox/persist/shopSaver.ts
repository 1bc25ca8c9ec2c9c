import type { ShopState } from '../state/shopState.ts';
import { saveShopFile } from './shopFile.ts';

const saveEveryMs = 10_000;

/** Saves the shop while it changes and once more, marked clean, when it closes. */
export function startShopSaver(path: string, state: ShopState, seed: number): () => Promise<void> {
  let saved = -1;
  let work: Promise<void> = Promise.resolve();
  const save = (clean: boolean): Promise<void> => {
    const earlier = work;
    const write = async (): Promise<void> => {
      await earlier;
      saved = state.version;
      await saveShopFile(path, state, { clean, seed });
    };
    work = write();
    return work;
  };
  const timer = setInterval(() => {
    if (state.version !== saved) void save(false);
  }, saveEveryMs);
  timer.unref();
  return () => {
    clearInterval(timer);
    return save(true);
  };
}
