import type {
  FulfillmentState,
  OrderLineState,
  OrderState,
  RefundState,
  ShippingLineState,
  TransactionState,
} from '../../state/orderTypes.ts';
import type { AddressState, CustomerState, ImageState, ProductState } from '../../state/types.ts';
import { assertPageArguments, paginate, type Connection } from '../connection.ts';
import type { GraphqlContext } from '../graphqlContext.ts';
import type { FieldArguments } from './resolverTypes.ts';

/** A part of an order together with the order it belongs to: what resolvers of parts get as their source. */
export interface Part<T> {
  order: OrderState;
  part: T;
}

export type LineRow = Part<OrderLineState>;
export type ShippingRow = Part<ShippingLineState>;
export type TransactionRow = Part<TransactionState>;
export type RefundRow = Part<RefundState>;
export type FulfillmentRow = Part<FulfillmentState>;

export interface ImageRow {
  product: ProductState;
  image: ImageState;
}

export interface AddressRow {
  gid: string;
  address: AddressState;
}

export interface ConsentRow {
  customer: CustomerState;
}

/** Types of sources that can stand behind an interface; the library asks when it meets a Node. */
const typeNames = new WeakMap<object, string>();

export function withType<T extends object>(source: T, name: string): T {
  typeNames.set(source, name);
  return source;
}

export function readTypeName(source: unknown): string | undefined {
  return typeof source === 'object' && source !== null ? typeNames.get(source) : undefined;
}

/** A connection below an object: in the order of ids; a bulk operation takes it whole. */
export function toChildren<T>(
  rows: T[],
  args: FieldArguments,
  context: GraphqlContext,
  id: (row: T) => number,
): Connection<T> {
  const order = { id, value: id };
  if (context.walk) return paginate(rows, { first: rows.length }, order);
  assertPageArguments(args);
  return paginate(rows, args, order);
}

/** Plain lists take `first` as a cut, without pages. */
export function cutList<T>(rows: T[], args: FieldArguments): T[] {
  return typeof args.first !== 'number' ? rows : rows.slice(0, args.first);
}
