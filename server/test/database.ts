import { randomBytes } from 'node:crypto';
import { closeDatabase, type Database, openDatabase } from '../src/models/database.ts';

/** A database of this test file's own, on the shared mongod. */
export function testUri(): string {
  const base = process.env['TEST_MONGO_URI'];
  if (!base) throw new Error('TEST_MONGO_URI is missing: run the tests through npm test');
  const url = new URL(base);
  url.pathname = `/t_${randomBytes(6).toString('hex')}`;
  return url.toString();
}

/** Fault injection on the shared mongod must name its own `appName`, or it hits the other files' tests too. */
export async function openTestDatabase(appName = 'sluice-test'): Promise<Database> {
  return openDatabase(testUri(), appName);
}

export async function dropTestDatabase(db: Database): Promise<void> {
  await db.connection.dropDatabase();
  await closeDatabase(db);
}

/** Waits for a condition by asking, never by sleeping a fixed time. */
export async function until(
  what: string,
  condition: () => boolean | Promise<boolean>,
  timeoutMs = 15_000,
): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`Timed out waiting until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
