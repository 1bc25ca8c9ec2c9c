import type {
  Collection,
  CreateIndexesOptions,
  Document,
  IndexDescription,
  IndexSpecification,
} from 'mongodb';
import type { Model, Schema } from 'mongoose';
import type { Database } from './database.ts';

export interface IndexDefinition {
  key: IndexSpecification;
  options?: CreateIndexesOptions;
}

export interface ModelDefinition<T extends Document> {
  readonly name: string;
  readonly indexes: IndexDefinition[];
  /** Mongoose: validation and the API's reads. */
  model(db: Database): Model<T>;
  /** The driver: hot paths (performance.md 1.4). */
  collection(db: Database): Collection<T>;
}

const defined: ModelDefinition<Document>[] = [];

/** A schema with its indexes; nothing is built until `ensureIndexes`. */
export function defineModel<T extends Document>(
  name: string,
  schema: Schema<T>,
  indexes: IndexDefinition[] = [],
): ModelDefinition<T> {
  const definition: ModelDefinition<T> = {
    name,
    indexes,
    model: (db) =>
      (db.connection.models[name] as Model<T> | undefined) ??
      db.connection.model<T>(name, schema, name),
    collection: (db) => db.connection.collection(name) as unknown as Collection<T>,
  };
  defined.push(definition as unknown as ModelDefinition<Document>);
  return definition;
}

/** Builds every defined model's indexes, a command for each model; never drops one (reliability.md section 6). */
export async function ensureIndexes(db: Database): Promise<void> {
  for (const definition of defined) {
    const indexes = definition.indexes.map(({ key, options }) => ({
      ...options,
      key: key as IndexDescription['key'],
    }));
    if (indexes.length > 0) await definition.collection(db).createIndexes(indexes);
  }
}

/** A missing tenant would widen the query to everybody: it throws instead (spec 1). */
export function requireTenant(workspaceId: string): string {
  if (typeof workspaceId !== 'string' || workspaceId === '') {
    throw new TypeError('A workspace id is required for every database call');
  }
  return workspaceId;
}
