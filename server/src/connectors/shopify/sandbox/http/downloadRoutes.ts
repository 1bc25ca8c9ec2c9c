import { Router, type Response } from 'express';
import type { BulkService } from '../bulk/bulkService.ts';
import type { BulkState } from '../state/types.ts';
import type { Fault } from './faults.ts';

const week = 7 * 86_400_000;

/** Files of bulk operations: no token header, valid for seven days (shopify-facts 5). */
export function createDownloadRoutes(bulk: BulkService, clock: () => Date): Router {
  const router = Router();
  router.get('/:token', (request, response) => {
    const found = bulk.list().find((item) => item.fileToken === request.params.token);
    const age = found ? clock().getTime() - Date.parse(found.completedAt ?? found.createdAt) : week;
    if (!found || age >= week) {
      response.status(400).type('application/xml').send('<Error><Code>ExpiredToken</Code></Error>');
      return;
    }
    const fault = (response.locals.fault ?? null) as Fault | null;
    if (fault?.kind === 'slow')
      setTimeout(() => sendFile(response, bulk, found, null), fault.delayMs ?? 1000).unref();
    else sendFile(response, bulk, found, fault);
  });
  return router;
}

function sendFile(
  response: Response,
  bulk: BulkService,
  found: BulkState,
  fault: Fault | null,
): void {
  if (fault?.kind === 'empty') {
    response.status(200).end();
    return;
  }
  const size = found.fileSize ?? 0;
  response.set({ 'Content-Type': 'application/jsonl', 'Content-Length': String(size) });
  const limit = fault?.kind === 'truncate' ? (fault.bytes ?? Math.floor(size / 2)) : size;
  const stream = bulk.files.read(found.fileToken ?? '');
  let sent = 0;
  stream.on('data', (chunk) => {
    const part = Buffer.from(chunk).subarray(0, limit - sent);
    sent += part.length;
    const broken = sent >= limit && limit < size;
    if (!response.write(part, () => broken && response.socket?.destroy())) stream.pause();
    if (broken) stream.destroy();
  });
  response.on('drain', () => stream.resume());
  response.on('close', () => stream.destroy());
  stream.on('end', () => response.end());
  stream.on('error', () => response.socket?.destroy());
}
