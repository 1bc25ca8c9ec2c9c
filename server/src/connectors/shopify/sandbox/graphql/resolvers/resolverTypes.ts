import type { GraphQLResolveInfo } from 'graphql';
import type { PageArguments } from '../connection.ts';
import type { GraphqlContext } from '../graphqlContext.ts';

/** Every argument the subset schema has, after the library coerced it. */
export interface FieldArguments extends PageArguments {
  id?: string;
  ids?: string[];
  query?: string | null;
  sortKey?: string;
  limit?: number | null;
  names?: string[];
  locationId?: string;
  inventoryItemId?: string;
  includeRemovals?: boolean;
  includeInactive?: boolean;
  truncateAt?: number | null;
  capturable?: boolean | null;
  topic?: string;
  topics?: string[] | null;
  uri?: string | null;
  callbackUrl?: string | null;
  webhookSubscription?: SubscriptionInput;
  groupObjects?: boolean;
}

export interface SubscriptionInput {
  uri?: string | null;
  callbackUrl?: string | null;
  format?: string | null;
  includeFields?: string[] | null;
  filter?: string | null;
  name?: string | null;
  metafieldNamespaces?: string[] | null;
}

export type FieldMap<Source> = Record<
  string,
  (
    source: Source,
    args: FieldArguments,
    context: GraphqlContext,
    info: GraphQLResolveInfo,
  ) => unknown
>;
