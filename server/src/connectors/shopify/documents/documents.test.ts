import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { buildSchema, type GraphQLSchema, parse, validate } from 'graphql';
import { bulkSources, toBulkQuery } from '../fetch/sources.ts';
import type { Document } from './document.ts';

/** The Admin API's own schema 2026-07, beside the repository. */
const schemaFile = join(
  import.meta.dirname,
  '../../../../../../shared/shopify-admin-2026-07.graphql',
);

async function loadDocuments(): Promise<Document[]> {
  const files = readdirSync(import.meta.dirname).filter(
    (name) => !/document(s\.test)?\.ts$/.test(name),
  );
  const found: Document[] = [];
  for (const file of files) {
    const module = (await import(join(import.meta.dirname, file))) as Record<string, unknown>;
    for (const value of Object.values(module)) {
      if (value !== null && typeof value === 'object' && 'text' in value)
        found.push(value as Document);
    }
  }
  return found;
}

describe('every document we send', () => {
  let schema: GraphQLSchema;
  beforeAll(() => {
    expect(existsSync(schemaFile)).toBe(true);
    schema = buildSchema(readFileSync(schemaFile, 'utf8'), { assumeValid: true });
  });

  test('is valid against the real schema and named by its operation', async () => {
    const documents = await loadDocuments();
    expect(documents.length).toBeGreaterThan(15);
    for (const { name, text } of documents) {
      expect({ name, errors: validate(schema, parse(text)).map(String) }).toEqual({
        name,
        errors: [],
      });
      expect(text).toMatch(new RegExp(`^(query|mutation) ${name}\\b`));
    }
  });

  test('asks for no deprecated field', async () => {
    const { NoDeprecatedCustomRule } = await import('graphql');
    for (const { name, text } of await loadDocuments()) {
      const errors = validate(schema, parse(text), [NoDeprecatedCustomRule]).map(String);
      expect({ name, errors }).toEqual({ name, errors: [] });
    }
  });

  test.each(bulkSources.map((source) => [source.root, source] as const))(
    'bulk query of %s keeps to the rules: edges, id first, one level of children, no connection in a list',
    (_root, source) => {
      const text = toBulkQuery(source, { from: new Date(0), to: new Date(1e12) });
      expect(validate(schema, parse(text)).map(String)).toEqual([]);
      expect(text).not.toMatch(/nodes|pageInfo|first:/);
      expect(text.length).toBeLessThan(65_535);
      expect(text).toMatch(/edges \{ node \{ id/);
      expect(text.match(/edges/g)?.length).toBeLessThanOrEqual(5);
    },
  );
});
