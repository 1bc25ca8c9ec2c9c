import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { createCsv, type CsvCell } from '../../lib/csv.ts';

export interface CsvFile<Row> {
  /** `orders`: the day is added. */
  name: string;
  columns: readonly string[];
  rows: AsyncIterable<Row>;
  toCells(row: Row): CsvCell[][];
}

/**
 * Rows of the database as a file, at the reader's pace. The first is asked for before anything is written: a database that
 * is away is still an answer of its own. Whoever hangs up ends the reading too, and that is no fault.
 */
export async function sendCsv<Row>(
  { request, response, now }: { request: Request; response: Response; now: Date },
  file: CsvFile<Row>,
): Promise<void> {
  const rows = file.rows[Symbol.asyncIterator]();
  const first = request.method === 'HEAD' ? null : await rows.next();
  response.type('text/csv').attachment(`${file.name}-${now.toISOString().slice(0, 10)}.csv`);
  if (first === null) {
    response.end();
    return;
  }
  const toRows = async function* (): AsyncGenerator<CsvCell[]> {
    for await (const row of chain(first, rows)) yield* file.toCells(row);
  };
  try {
    await pipeline(Readable.from(toRows()), createCsv(file.columns), response);
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
}

async function* chain<Row>(
  first: IteratorResult<Row>,
  rest: AsyncIterator<Row>,
): AsyncGenerator<Row> {
  try {
    for (let next = first; !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

/** A list that is short enough to be read whole. */
export async function* toAsync<Row>(rows: Promise<readonly Row[]>): AsyncGenerator<Row> {
  yield* await rows;
}
