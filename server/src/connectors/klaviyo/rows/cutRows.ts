import { toText } from '../mapper/read.ts';
import { type DaySpan, toRowId } from './days.ts';
import type { Account, AggregateCell, MessageDay, ReportCell, Sources } from './rowTypes.ts';

export interface Cells {
  aggregates: AggregateCell[];
  /** Totals of campaigns' messages, which belong to the day they were sent. */
  campaigns: ReportCell[];
  /** Flows' messages by day. */
  flows: ReportCell[];
}

export interface Cut {
  rows: MessageDay[];
  /** Messages whose report could not be put on a day, because nobody tells when they were sent. */
  undated: number;
}

/** PURE. One row per message and day, from every answer that speaks of it, in the order of their ids. */
export function cutRows(cells: Cells, account: Account, sources: Sources, span: DaySpan): Cut {
  const rows = new Map<string, MessageDay>();
  const rowOf = (message: string, date: string, flow: unknown): MessageDay | null => {
    if (date < span.since || date > span.until) return null;
    const id = toRowId(message, date);
    const known = rows.get(id);
    if (known) return known;
    const source = toSource(sources, message, flow);
    const row = { id, date, message, account, source, aggregates: [], reports: [] };
    rows.set(id, row);
    return row;
  };
  for (const { date, ...cell } of cells.aggregates) {
    const [message, flow] = cell.dimensions;
    // "" is what was attributed to no message.
    const id = toText(message);
    if (id !== null) rowOf(id, date, flow)?.aggregates.push(cell);
  }
  let undated = 0;
  for (const { date: day, ...cell } of [...cells.campaigns, ...cells.flows]) {
    const { campaign_message_id, flow_message_id, flow_id } = cell.groupings;
    const id = toText(campaign_message_id) ?? toText(flow_message_id);
    if (id === null) continue;
    const date = day ?? sources.campaigns.get(id)?.sendDay ?? null;
    if (date === null) undated += 1;
    else rowOf(id, date, flow_id)?.reports.push(cell);
  }
  return { rows: [...rows.values()].sort(compareRows), undated };
}

function toSource(sources: Sources, message: string, flow: unknown): MessageDay['source'] {
  const campaign = sources.campaigns.get(message);
  if (!campaign) return sources.flows.get(toText(flow) ?? '') ?? null;
  const { sendDay: _derived, ...told } = campaign;
  return told;
}

function compareRows(left: MessageDay, right: MessageDay): number {
  return left.id < right.id ? -1 : Number(left.id > right.id);
}
