import { determineNextStep } from '../../domain/order/nextStep.ts';
import { openStatuses } from '../../domain/order/openStatuses.ts';
import type { OrderRecord } from '../../domain/records.ts';
import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';
import { orders } from './orders.ts';

const chunk = 500;

type Row = Pick<OrderRecord, '_id' | 'rev' | 'lines' | 'test' | 'cancelledAt' | 'deletedAt'>;

/**
 * Gives the field to open orders that were stored before it was kept; the others have no next step. Part of every
 * start: it reads open orders alone, and writes those without the field only. Guarded by `rev`: whoever writes an
 * order meanwhile writes the field too. @returns how many were written.
 */
export async function saveMissingNextSteps(db: Database): Promise<number> {
  let written = 0;
  for (const workspaceId of await orders.collection(db).distinct('workspaceId')) {
    let batch: Row[] = [];
    for await (const row of findWithout(db, workspaceId)) {
      batch.push(row);
      if (batch.length < chunk) continue;
      written += await saveAll(db, batch);
      batch = [];
    }
    written += await saveAll(db, batch);
  }
  return written;
}

function findWithout(db: Database, workspaceId: string): AsyncIterable<Row> {
  return orders
    .collection(db)
    .find({
      workspaceId: requireTenant(workspaceId),
      status: { $in: [...openStatuses] },
      nextStep: { $exists: false },
    })
    .project<Row>({
      rev: 1,
      test: 1,
      cancelledAt: 1,
      deletedAt: 1,
      'lines.qty': 1,
      'lines.unlinked': 1,
      'lines.giftCard': 1,
      'lines.lineStatus': 1,
    })
    .batchSize(chunk);
}

async function saveAll(db: Database, rows: Row[]): Promise<number> {
  if (rows.length === 0) return 0;
  const operations = rows.map((row) => ({
    updateOne: {
      filter: { _id: row._id, rev: row.rev, nextStep: { $exists: false } },
      update: { $set: { nextStep: determineNextStep(row) } },
    },
  }));
  return (await orders.collection(db).bulkWrite(operations, { ordered: false })).modifiedCount;
}
