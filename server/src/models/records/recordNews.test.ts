import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { dropTestDatabase, openTestDatabase } from '../../../test/database.ts';
import type { Database } from '../database.ts';
import { findRecordNews, raiseRecordNews } from './recordNews.ts';

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(async () => dropTestDatabase(db));

test('counts every batch, the first ones at once as well, for its workspace and kind alone', async () => {
  await Promise.all(Array.from({ length: 20 }, () => raiseRecordNews(db, 'ws_a', 'order')));
  await raiseRecordNews(db, 'ws_a', 'product');
  await raiseRecordNews(db, 'ws_ab', 'order');
  expect(await findRecordNews(db, 'ws_a')).toEqual(
    new Map([
      ['order', 20],
      ['product', 1],
    ]),
  );
  expect(await findRecordNews(db, 'ws_b')).toEqual(new Map());
  await expect(findRecordNews(db, '')).rejects.toThrow(TypeError);
});
