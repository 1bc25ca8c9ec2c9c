import type { Request, Response, Router } from 'express';
import type { Json } from '../../kit/read/json.ts';
import { badRequest, sendError, sendJson, toPage } from './answers.ts';
import type { KlaviyoState, SandboxCampaign } from './state.ts';

/** The lists of an account: itself, its metrics, campaigns and flows. */
export function serveLists(router: Router, state: KlaviyoState): void {
  router.get('/api/accounts', (_request, response) =>
    sendJson(response, { data: [toAccount(state)], links: { self: '', next: null, prev: null } }),
  );
  router.get('/api/metrics', (request, response) => {
    const metrics = state.metrics.map(({ id, name, integration }) => ({
      type: 'metric',
      id,
      attributes: { name, integration: { object: 'integration', id: `i${id}`, name: integration } },
    }));
    sendList(request, response, { items: metrics, size: 200 });
  });
  router.get('/api/campaigns', (request, response) => sendCampaigns(state, request, response));
  router.get('/api/flows', (request, response) => {
    const flows = state.flows.map(({ id, name, status, archived }) => ({
      type: 'flow',
      id,
      attributes: { name, status, archived, trigger_type: 'Metric' },
    }));
    sendList(request, response, { items: flows, size: toSize(request, 50) });
  });
}

function toAccount(state: KlaviyoState): Json {
  return {
    type: 'account',
    id: state.accountId,
    attributes: {
      test_account: false,
      contact_information: { organization_name: state.organization },
      timezone: state.timezone,
      preferred_currency: state.currency,
      public_api_key: state.accountId,
      locale: 'en-IN',
    },
  };
}

function sendCampaigns(state: KlaviyoState, request: Request, response: Response): void {
  const filter = textOf(request.query['filter']) ?? '';
  const channel = /equals\(messages\.channel,'(email|sms|mobile_push)'\)/.exec(filter)?.[1];
  if (channel === undefined) {
    const refusal = badRequest("'messages.channel' is a required filter", { parameter: 'filter' });
    return sendError(response, refusal);
  }
  const since = /greater-or-equal\(updated_at,([^)]+)\)/.exec(filter)?.[1];
  const items = state.campaigns
    .filter((campaign) => campaign.channel === channel && !campaign.archived)
    .filter(({ updatedAt }) => since === undefined || updatedAt >= new Date(since));
  const included = textOf(request.query['include']) === 'campaign-messages';
  sendList(request, response, {
    items: items.map((campaign) => toCampaign(campaign, included)),
    size: toSize(request, 100),
  });
}

function toCampaign(campaign: SandboxCampaign, included: boolean): Json {
  const { id, name, status, archived, sentAt, updatedAt } = campaign;
  const data = campaign.messages.map((message) => ({ type: 'campaign-message', id: message }));
  return {
    type: 'campaign',
    id,
    attributes: {
      name,
      status,
      archived,
      send_time: sentAt?.toISOString() ?? null,
      scheduled_at: sentAt?.toISOString() ?? null,
      updated_at: updatedAt.toISOString(),
    },
    ...(included ? { relationships: { 'campaign-messages': { data } } } : {}),
  };
}

function sendList(
  request: Request,
  response: Response,
  list: { items: readonly Json[]; size: number },
): void {
  const self = `${request.protocol}://${request.host}${request.path}`;
  const cursor = textOf(request.query['page[cursor]']);
  const page = toPage(list.items, { cursor, size: list.size, self, parameter: 'page[cursor]' });
  sendJson(response, { data: page.items, links: page.links });
}

function toSize(request: Request, most: number): number {
  return Math.min(most, Number(textOf(request.query['page[size]']) ?? most));
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
