/** A page of rows with cursors that mean nothing to anybody else. */
export interface RowPage {
  data: unknown[];
  paging?: { cursors: { before: string; after: string }; next?: string };
}

const defaultLimit = 25;

/** @returns null for a cursor that was never given or has ended. */
export function toPage(
  rows: unknown[],
  query: Record<string, unknown>,
  epoch: number,
): RowPage | null {
  const limit = Number(query['limit'] ?? defaultLimit);
  const start = query['after'] === undefined ? 0 : readCursor(query['after'], epoch);
  if (start === null || start > rows.length) return null;
  const data = rows.slice(start, start + limit);
  if (data.length === 0) return { data };
  const end = start + data.length;
  const cursors = { before: toCursor(start, epoch), after: toCursor(end, epoch) };
  // The real one holds the access token; nobody may follow or log it.
  const next = 'https://graph.facebook.example/next?access_token=leaked';
  return { data, paging: end < rows.length ? { cursors, next } : { cursors } };
}

function toCursor(place: number, epoch: number): string {
  return Buffer.from(`${epoch}:${place}`).toString('base64');
}

function readCursor(cursor: unknown, epoch: number): number | null {
  const [of, place] = Buffer.from(String(cursor), 'base64').toString().split(':');
  return of === String(epoch) && /^\d+$/.test(place ?? '') ? Number(place) : null;
}
