import { daysBefore, type LocalDay, toLocalDate, toLocalDays } from '../../../domain/localDays.ts';
import { noiseBetween } from '../../kit/sandbox/noise.ts';
import type { SandboxCampaign, SandboxChannel, SandboxFlow, SandboxSend } from './state.ts';

/** What the demo's account sends: three newsletters of a kind, a text message, one flow. */
interface Plan {
  name: string;
  channel: SandboxChannel;
  /** Is it sent on this day? Weekdays as in `getUTCDay`. */
  on(date: Date): boolean;
  recipients: [number, number];
  /** Of a thousand who got it. */
  opens: number;
  clicks: number;
}

const weekOf = (date: Date): number => Math.floor(date.getTime() / (7 * 24 * 60 * 60_000));

const plans: Plan[] = [
  {
    name: 'newsletter',
    channel: 'email',
    on: (date) => date.getUTCDay() === 2,
    recipients: [1380, 1520],
    opens: 410,
    clicks: 32,
  },
  {
    name: 'new-arrivals',
    channel: 'email',
    on: (date) => date.getUTCDay() === 5 && weekOf(date) % 2 === 0,
    recipients: [900, 1050],
    opens: 380,
    clicks: 27,
  },
  {
    name: 'win-back',
    channel: 'email',
    on: (date) => date.getUTCDate() === 12,
    recipients: [300, 380],
    opens: 240,
    clicks: 14,
  },
  {
    name: 'weekend-flash',
    channel: 'sms',
    on: (date) => date.getUTCDay() === 6 && weekOf(date) % 2 === 1,
    recipients: [380, 440],
    opens: 0,
    clicks: 46,
  },
];

export const flow: SandboxFlow = {
  id: 'Yk8mQz',
  name: 'Abandoned cart',
  status: 'live',
  archived: false,
  messages: [{ id: 'Xr5tBn', channel: 'email' }],
};

export interface Sent {
  campaigns: SandboxCampaign[];
  sends: SandboxSend[];
}

const hour = 60 * 60_000;
/** One text message, in minor units. */
const textPrice = 25;

/** Everything that went out since the first day, up to now. */
export function toSent(firstDay: string, now: Date, timezone: string): Sent {
  const sent: Sent = { campaigns: [], sends: [] };
  for (const day of toLocalDays(firstDay, toLocalDate(now, timezone), timezone)) {
    for (const plan of plans.filter(({ on }) => on(new Date(`${day.date}T00:00:00Z`)))) {
      addCampaign(sent, plan, day, now);
    }
    addFlowSend(sent, day, now);
  }
  return sent;
}

export function toFirstDay(now: Date, timezone: string): string {
  return daysBefore(toLocalDate(now, timezone), 90);
}

function addCampaign(sent: Sent, plan: Plan, { date, from }: LocalDay, now: Date): void {
  const at = new Date(from.getTime() + 10 * hour);
  if (at > now) return;
  const key = `${plan.name.replaceAll('-', '').toUpperCase().slice(0, 9)}${date.replaceAll('-', '')}`;
  const [id, messageId] = [`01K${key}A`, `01K${key}B`];
  const { name, channel } = plan;
  const campaign = { id, name, channel, status: 'Sent', archived: false, messages: [messageId] };
  sent.campaigns.push({ ...campaign, sentAt: at, updatedAt: at });
  const recipients = noiseBetween(...plan.recipients, 'klaviyo', name, date);
  const delivered = recipients - noiseBetween(3, 25, 'klaviyo bounced', name, date);
  sent.sends.push({
    messageId,
    at,
    recipients,
    delivered,
    opens: Math.round((delivered * plan.opens) / 1000),
    clicks: Math.round((delivered * plan.clicks) / 1000),
    spendMinor: channel === 'sms' ? recipients * textPrice : 0,
  });
}

function addFlowSend({ sends }: Sent, { date, from }: LocalDay, now: Date): void {
  const at = new Date(from.getTime() + 15 * hour);
  const [message] = flow.messages;
  if (at > now || !message) return;
  const recipients = noiseBetween(3, 9, 'klaviyo flow', date);
  const opens = noiseBetween(1, 3, 'klaviyo flow opens', date);
  const clicks = noiseBetween(0, 1, 'klaviyo flow clicks', date);
  const reached = { recipients, delivered: recipients, opens, clicks };
  sends.push({ messageId: message.id, at, ...reached, spendMinor: 0 });
}
