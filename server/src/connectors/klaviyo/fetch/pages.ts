import { dayOf } from '../../kit/days/rowKey.ts';
import { toObject } from '../../kit/read/json.ts';
import { toRawRecord } from '../../kit/read/rawRecords.ts';
import type { FetchContext, FetchPage, FetchRange, RawRecord } from '../../kit/types.ts';
import { glanceRow } from '../glance.ts';
import { cutRows } from '../rows/cutRows.ts';
import { type DaySpan, toSpans } from '../rows/days.ts';
import type { MessageDay, Sources } from '../rows/rowTypes.ts';
import { type OpenAccount, openAccount } from './account.ts';
import { fetchAggregates } from './aggregates.ts';
import { fetchCampaignTotals, fetchFlowDays } from './reports.ts';
import { fetchSources } from './sources.ts';

const rowsPerPage = 500;

/** Where a run stands: spans before `span` are stored whole, and of it everything up to `id`. */
interface Position {
  span: DaySpan;
  id: string;
}

/**
 * Message days in spans of days. After a crash the span it stopped in is read anew and what is stored of it left out: the
 * answers it was cut from come as a whole only.
 */
export async function* fetchRows(
  context: FetchContext,
  range: FetchRange,
  checkpoint: Record<string, unknown> | null,
): AsyncGenerator<FetchPage> {
  context.signal.throwIfAborted();
  const reached = checkpoint ? toPosition(checkpoint) : null;
  const spans = toSpans(range, context.connection.timezone, new Date());
  const [first] = spans;
  if (!first) return;
  const open = await openAccount(context);
  const sources = await fetchSources(open, first.since);
  for (const span of spans) {
    if (reached && span.until < reached.span.since) continue;
    const rows = await fetchSpan(context, { open, sources, span });
    const rest = reached ? rows.filter((row) => !isStored(row, reached)) : rows;
    for (let start = 0; start < rest.length; start += rowsPerPage) {
      const records = rest
        .slice(start, start + rowsPerPage)
        .map((row) => toRawRecord(row, glanceRow));
      const id = records.at(-1)?.glance.externalId ?? '';
      const position: Position = { span, id };
      yield { records, unreadable: [], checkpoint: { ...position }, total: null };
    }
  }
}

/** By days, not by spans: those of an open range begin a day later when the run goes on after midnight. */
function isStored(row: MessageDay, { span, id }: Position): boolean {
  return row.date < span.since || (row.date <= span.until && row.id <= id);
}

function toPosition(checkpoint: Record<string, unknown>): Position {
  const { since, until } = toObject(checkpoint['span']);
  return { span: { since: String(since), until: String(until) }, id: String(checkpoint['id']) };
}

/** One message's day. @returns null when nobody tells of it. */
export async function fetchRow(
  context: FetchContext,
  externalId: string,
): Promise<RawRecord | null> {
  const day = dayOf(externalId);
  if (!/^.+-\d{4}-\d\d-\d\d$/.test(externalId) || Number.isNaN(Date.parse(day))) return null;
  const open = await openAccount(context);
  const sources = await fetchSources(open, day);
  const span = { since: day, until: day };
  const rows = await fetchSpan(context, { open, sources, span });
  const found = rows.find(({ id }) => id === externalId);
  return found ? toRawRecord(found, glanceRow) : null;
}

interface SpanFetch {
  open: OpenAccount;
  sources: Sources;
  span: DaySpan;
}

async function fetchSpan(context: FetchContext, fetch: SpanFetch): Promise<MessageDay[]> {
  const { open, sources, span } = fetch;
  const aggregates = await fetchAggregates(open, span);
  const campaigns = await fetchCampaignTotals(open, span);
  const flows = await fetchFlowDays(open, span);
  const cut = cutRows({ aggregates, campaigns, flows }, open.account, sources, span);
  if (cut.undated > 0) {
    context.notice(`${cut.undated} messages without a send time: what they cost is left out`);
  }
  return cut.rows;
}
