import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dropTestDatabase, openTestDatabase } from '../../test/database.ts';
import type { Database } from './database.ts';
import { mergePages, type Page, pageAfter, type PageRequest } from './page.ts';

let db: Database;

beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => dropTestDatabase(db));

interface Row {
  _id: string;
  at: Date;
}

const row = fc.record({ _id: fc.uuid(), at: fc.integer({ min: 0, max: 5 }) });
const collections = fc.array(fc.array(row, { maxLength: 12 }), { minLength: 1, maxLength: 3 });

test('pages of several collections are those of one that holds all their rows (P14)', async () => {
  await fc.assert(
    fc.asyncProperty(collections, fc.integer({ min: 1, max: 5 }), async (lists, limit) => {
      const names = lists.map((_, index) => db.connection.collection<Row>(`rows_${index}`));
      for (const [index, rows] of lists.entries()) {
        await names[index]?.deleteMany({});
        const dated = rows.map(({ _id, at }) => ({ _id, at: new Date(at) }));
        if (dated.length > 0) await names[index]?.insertMany(dated);
      }
      const sort = { field: 'at', direction: -1 } as const;
      const seen: Row[] = [];
      for (
        let cursor: string | null = null, first = true;
        first || cursor !== null;
        first = false
      ) {
        const page: PageRequest = { limit, cursor };
        const pages = await Promise.all(names.map((name) => pageAfter(name, {}, sort, page)));
        const merged: Page<Row> = mergePages(pages, sort, page);
        seen.push(...merged.items);
        cursor = merged.nextCursor;
      }
      const all = lists.flat().map(({ _id, at }) => ({ _id, at: new Date(at) }));
      const text = ({ at, _id }: Row) => `${at.getTime()} ${_id}`;
      const sorted = all.map(text).toSorted((left, right) => (left < right ? 1 : -1));
      expect(seen.map(text)).toEqual(sorted);
    }),
    { numRuns: 30 },
  );
});
