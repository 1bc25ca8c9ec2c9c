import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { dropTestDatabase, openTestDatabase } from '../../test/database.ts';
import { withFault } from '../../test/faults.ts';
import type { Database } from './database.ts';
import { isDatabaseUnavailable } from './unavailable.ts';

const appName = 'sluice-test-unavailable';
let db: Database;

beforeAll(async () => {
  db = await openTestDatabase(appName);
});
afterAll(() => dropTestDatabase(db));

const thrownBy = (work: () => Promise<unknown>) =>
  work().then(
    () => null,
    (error: unknown) => error,
  );
const rows = () => db.connection.collection<{ _id: string }>('rows');
const update = { updateOne: { filter: { _id: 'a' }, update: { $set: { x: 1 } } } };

const writes: [string, () => Promise<unknown>][] = [
  ['one', () => rows().insertOne({ _id: 'a' })],
  ['many', () => rows().insertMany([{ _id: 'a' }, { _id: 'b' }], { ordered: false })],
  ['a bulk', () => rows().bulkWrite([update], { ordered: false })],
];

test.each(writes)('a connection that breaks under %s', async (_what, write) => {
  const fault = { failCommands: ['insert', 'update'], appName, closeConnection: true };
  const error = await withFault(db, fault, () => thrownBy(write));
  expect(isDatabaseUnavailable(error)).toBe(true);
});

test('a write that is refused, or cannot be written at all, is no failure of the database', async () => {
  await rows().insertOne({ _id: 'taken' });
  const refused = await thrownBy(() => rows().insertMany([{ _id: 'taken' }], { ordered: false }));
  expect(refused).toMatchObject({ code: 11000 });
  expect(isDatabaseUnavailable(refused)).toBe(false);
  const large = { _id: 'large', text: 'x'.repeat(17 * 1024 * 1024) };
  const tooLarge = await thrownBy(() => rows().insertMany([large], { ordered: false }));
  expect(tooLarge).toBeInstanceOf(Error);
  expect(isDatabaseUnavailable(tooLarge)).toBe(false);
  const round: { _id: string; self?: object } = { _id: 'round' };
  round.self = round;
  const circular = await thrownBy(() => rows().insertMany([round], { ordered: false }));
  expect(circular).toBeInstanceOf(Error);
  expect(isDatabaseUnavailable(circular)).toBe(false);
});
