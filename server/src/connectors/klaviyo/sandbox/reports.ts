import type { Request, Response, Router } from 'express';
import { exponentOf } from '../../../domain/money.ts';
import { toLocalDays } from '../../../domain/localDays.ts';
import { type Json, toObject } from '../../kit/read/json.ts';
import { toList, toText } from '../mapper/read.ts';
import { attributesOf } from '../rows/readCells.ts';
import { badRequest, sendError, sendJson, toPage } from './answers.ts';
import { dayOf } from './dayOf.ts';
import { textOf } from './lists.ts';
import {
  type KlaviyoState,
  type MessageOwner,
  type SandboxSend,
  toOwners,
  unowned,
} from './state.ts';

const seriesDays = 60;

/** Reports count by the time a message was sent, in the account's own zone. */
export function serveReports(router: Router, state: KlaviyoState): void {
  router.post('/api/campaign-values-reports', (request, response) =>
    sendReport({ ...state }, request, response, false),
  );
  router.post('/api/flow-series-reports', (request, response) =>
    sendReport({ ...state }, request, response, true),
  );
}

function sendReport(
  state: KlaviyoState,
  request: Request,
  response: Response,
  ofFlows: boolean,
): void {
  const attributes = attributesOf(request.body);
  const { start, end } = toObject(attributes['timeframe']);
  const [since, until] = [String(start).slice(0, 10), String(end).slice(0, 10)];
  if (!toText(attributes['conversion_metric_id']) || since > until) {
    return sendError(response, badRequest('Invalid report.', { pointer: '/data/attributes' }));
  }
  const dates = toLocalDays(since, until, 'UTC').map(({ date }) => date);
  if (ofFlows && dates.length > seriesDays) {
    return sendError(response, badRequest('The timeframe is too long for daily intervals.'));
  }
  const names = toList(attributes['statistics']).map(String);
  const results = toResults(state, { names, dates, ofFlows });
  const page = toPage(results, {
    cursor: textOf(request.query['page_cursor']),
    size: 100,
    self: `${request.protocol}://${request.host}${request.path}`,
    parameter: 'page_cursor',
  });
  const type = ofFlows ? 'flow-series-report' : 'campaign-values-report';
  const times = ofFlows ? { date_times: dates.map((date) => `${date}T00:00:00+00:00`) } : {};
  sendJson(response, {
    data: { type, attributes: { results: page.items, ...times } },
    links: page.links,
  });
}

interface Asked {
  names: string[];
  dates: string[];
  ofFlows: boolean;
}

function toResults(state: KlaviyoState, { names, dates, ofFlows }: Asked): Json[] {
  const owners = toOwners(state);
  const groups = new Map<string, Map<string, SandboxSend[]>>();
  for (const send of state.sends) {
    const date = dayOf(send.at, state.timezone);
    const owner = owners.get(send.messageId) ?? unowned;
    if ((owner.flow !== '') !== ofFlows || !dates.includes(date)) continue;
    const days = groups.get(send.messageId) ?? new Map<string, SandboxSend[]>();
    days.set(date, [...(days.get(date) ?? []), send]);
    groups.set(send.messageId, days);
  }
  return [...groups].map(([messageId, days]) => {
    const all = [...days.values()].flat();
    const figures = names.map((name) => [
      name,
      ofFlows
        ? dates.map((date) => sumOf(state, days.get(date) ?? [], name))
        : sumOf(state, all, name),
    ]);
    const groupings = toGroupings(messageId, owners.get(messageId) ?? unowned);
    return { groupings, statistics: Object.fromEntries(figures) };
  });
}

function sumOf(state: KlaviyoState, sends: SandboxSend[], name: string): number {
  const sum = (pick: (send: SandboxSend) => number): number =>
    sends.reduce((total, send) => total + pick(send), 0);
  if (name === 'text_message_spend') {
    return sum(({ spendMinor }) => spendMinor) / 10 ** exponentOf(state.currency);
  }
  if (name === 'recipients') return sum(({ recipients }) => recipients);
  if (name === 'delivered') return sum(({ delivered }) => delivered);
  return name === 'opens' ? sum(({ opens }) => opens) : sum(({ clicks }) => clicks);
}

function toGroupings(messageId: string, { campaign, flow, channel }: MessageOwner): Json {
  const send_channel = channel === 'mobile_push' ? 'push-notification' : channel;
  return flow === ''
    ? { campaign_id: campaign, campaign_message_id: messageId, send_channel }
    : { flow_id: flow, flow_message_id: messageId, send_channel };
}
