import {
  buildSchema,
  isAbstractType,
  isObjectType,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from 'graphql';
import type { GraphqlContext } from './graphqlContext.ts';
import { addressFields } from './resolvers/addressFields.ts';
import { bulkFields, mutationFields, subscriptionFields } from './resolvers/adminFields.ts';
import { customerFields } from './resolvers/customerFields.ts';
import { fulfillmentFields, shippedFields } from './resolvers/fulfillmentFields.ts';
import { itemFields, levelFields, locationFields } from './resolvers/inventoryFields.ts';
import { lineFields, shippingFields } from './resolvers/lineFields.ts';
import { orderFields } from './resolvers/orderFields.ts';
import {
  refundFields,
  refundLineFields,
  refundShippingFields,
  transactionFields,
} from './resolvers/paymentFields.ts';
import {
  imageFields,
  mediaFields,
  optionFields,
  productFields,
  variantFields,
} from './resolvers/productFields.ts';
import { queryFields } from './resolvers/queryFields.ts';
import { readTypeName } from './resolvers/rows.ts';
import { shopFields } from './resolvers/shopFields.ts';
import { adminSdl } from './sdl/adminSdl.ts';
import { catalogSdl } from './sdl/catalogSdl.ts';
import { codesSdl } from './sdl/codesSdl.ts';
import { connectionsSdl } from './sdl/connectionsSdl.ts';
import { enumsSdl } from './sdl/enumsSdl.ts';
import { ordersSdl } from './sdl/ordersSdl.ts';
import { paymentsSdl } from './sdl/paymentsSdl.ts';
import { peopleSdl } from './sdl/peopleSdl.ts';
import { rootSdl } from './sdl/rootSdl.ts';

/** The subset of the Admin schema the sandbox answers. */
export const sandboxSdl = [
  rootSdl,
  ordersSdl,
  paymentsSdl,
  catalogSdl,
  peopleSdl,
  adminSdl,
  connectionsSdl,
  enumsSdl,
  codesSdl,
].join('\n');

type Fields = Record<string, unknown>;

const resolvers: Record<string, Fields> = {
  QueryRoot: queryFields,
  Mutation: mutationFields,
  Order: orderFields,
  LineItem: lineFields,
  ShippingLine: shippingFields,
  OrderTransaction: transactionFields,
  Refund: refundFields,
  RefundLineItem: refundLineFields,
  RefundShippingLine: refundShippingFields,
  Fulfillment: fulfillmentFields,
  FulfillmentLineItem: shippedFields,
  Product: productFields,
  ProductVariant: variantFields,
  ProductOption: optionFields,
  Image: imageFields,
  MediaImage: mediaFields,
  InventoryItem: itemFields,
  InventoryLevel: levelFields,
  Location: locationFields,
  Customer: customerFields,
  MailingAddress: addressFields,
  Shop: shopFields,
  WebhookSubscription: subscriptionFields,
  BulkOperation: bulkFields,
};

function readConcreteType(source: unknown): string | undefined {
  const known = readTypeName(source);
  if (known) return known;
  const named = source as { __typename?: unknown } | null;
  return typeof named?.__typename === 'string' ? named.__typename : undefined;
}

/** Builds the executable schema. Fields without a resolver are the source's own properties. */
export function createSandboxSchema(): GraphQLSchema {
  const schema = buildSchema(sandboxSdl);
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type)) type.resolveType = readConcreteType;
    if (!isObjectType(type)) continue;
    const own = resolvers[type.name] ?? {};
    for (const field of Object.values(type.getFields())) {
      const resolve = own[field.name];
      if (resolve) field.resolve = resolve as GraphQLFieldResolver<unknown, GraphqlContext>;
    }
  }
  return schema;
}
