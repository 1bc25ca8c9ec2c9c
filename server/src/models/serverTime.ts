import type { Database } from './database.ts';

/** The database's clock: the only one that several instances agree on (F65). */
export async function findServerTime(db: Database): Promise<Date> {
  const answer = await db.connection.db?.command({ hello: 1 });
  return answer?.['localTime'] instanceof Date ? answer['localTime'] : new Date();
}
