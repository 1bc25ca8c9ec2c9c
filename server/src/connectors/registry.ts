import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connector } from './kit/types.ts';

export interface Registry {
  all(): Connector[];
  /** @throws when no folder of that name defines a connector. */
  get(id: string): Connector;
}

/** Every folder beside this file but `kit` is a connector: adding one edits nothing here (spec 10.1). */
export async function loadConnectors(): Promise<Registry> {
  const folders = (await readdir(import.meta.dirname, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory() && entry.name !== 'kit')
    .map((entry) => entry.name)
    .sort();
  const ending = import.meta.filename.endsWith('.ts') ? 'ts' : 'js';
  const connectors = new Map<string, Connector>();
  for (const folder of folders) {
    const loaded = (await import(join(import.meta.dirname, folder, `index.${ending}`))) as {
      default?: Connector;
    };
    if (loaded.default?.id !== folder) {
      throw new Error(
        `connectors/${folder}/index.${ending} must default-export a connector with id "${folder}"`,
      );
    }
    connectors.set(folder, loaded.default);
  }
  return {
    all: () => [...connectors.values()],
    get(id) {
      const connector = connectors.get(id);
      if (!connector)
        throw new Error(`No connector "${id}": known are ${[...connectors.keys()].join(', ')}`);
      return connector;
    },
  };
}
