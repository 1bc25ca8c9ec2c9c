import { Schema } from 'mongoose';
import type { Campaigns, KnownCampaign, OrderLink } from '../../domain/profit/attribution.ts';
import type { MarkedDay } from '../../domain/profit/movedDays.ts';
import type { Database } from '../database.ts';
import { defineModel, requireTenant } from '../define.ts';
import { orders } from '../records/orders.ts';
import { adDays } from '../records/plain.ts';

/** Every campaign there is, by its newest name. */
export async function findKnownCampaigns(
  db: Database,
  workspaceId: string,
): Promise<KnownCampaign[]> {
  return adDays
    .collection(db)
    .aggregate<KnownCampaign>([
      { $match: { workspaceId: requireTenant(workspaceId), deletedAt: null } },
      { $sort: { workspaceId: 1, connectionId: 1, campaignId: 1, date: -1 } },
      {
        $group: {
          _id: { connectionId: '$connectionId', campaignId: '$campaignId' },
          platform: { $first: '$platform' },
          name: { $first: '$campaignName' },
          channel: { $first: '$channel' },
          since: { $last: '$date' },
        },
      },
      {
        $project: {
          _id: 0,
          connectionId: '$_id.connectionId',
          campaignId: '$_id.campaignId',
          platform: 1,
          name: 1,
          channel: 1,
          since: 1,
        },
      },
      { $sort: { connectionId: 1, campaignId: 1 } },
    ])
    .toArray();
}

/** What the figures of a workspace's orders were attributed by. */
interface Attributed extends Campaigns {
  /** The workspace. */
  _id: string;
}

const schema = new Schema<Attributed>(
  { _id: String, known: [Schema.Types.Mixed], links: [Schema.Types.Mixed] },
  { versionKey: false },
);
const attributed = defineModel<Attributed>('attributed_campaigns', schema);

/** The campaigns that the stored figures know; null before the first ones. */
export async function findAttributed(db: Database, workspaceId: string): Promise<Campaigns | null> {
  return attributed
    .collection(db)
    .findOne({ _id: requireTenant(workspaceId) }, { projection: { _id: 0 } });
}

export async function saveAttributed(
  db: Database,
  workspaceId: string,
  campaigns: Campaigns,
): Promise<void> {
  await attributed
    .collection(db)
    .replaceOne({ _id: requireTenant(workspaceId) }, campaigns, { upsert: true });
}

const utmFields = [
  'source',
  'campaign',
  'id',
] as const satisfies readonly (keyof OrderLink['utm'])[];

const marked = { 'linkMarks.0': { $exists: true } };

/** Each link that orders came by, with their days and those of what was given back for them. */
export async function findMarkedDays(
  db: Database,
  workspaceId: string,
  timezone: string,
): Promise<MarkedDay[]> {
  const utm = Object.fromEntries(utmFields.map((field) => [field, `$utm.${field}`]));
  return orders
    .collection(db)
    .aggregate<MarkedDay>([
      {
        $match: {
          workspaceId: requireTenant(workspaceId),
          $or: [...utmFields.map((field) => ({ [`utm.${field}`]: { $gt: '' } })), marked],
        },
      },
      {
        $project: {
          utm,
          linkMarks: { $ifNull: ['$linkMarks', []] },
          time: { $concatArrays: [['$orderedAt'], { $ifNull: ['$refunds.refundedAt', []] }] },
        },
      },
      { $unwind: '$time' },
      { $set: { date: { $dateToString: { date: '$time', format: '%Y-%m-%d', timezone } } } },
      { $group: { _id: { utm: '$utm', linkMarks: '$linkMarks', date: '$date' } } },
      { $replaceWith: '$_id' },
    ])
    .toArray();
}
