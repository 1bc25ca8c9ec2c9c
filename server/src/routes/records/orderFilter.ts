import type { z } from 'zod';
import type { orderExportQuery } from '../../contract/orderQueries.ts';
import type { OrderFilter } from '../../models/records/orderFilter.ts';
import { toGiven } from '../answers/shapes.ts';

type OrderQuery = Omit<z.output<typeof orderExportQuery>, 'sort'>;

/** People write `none` and `unfulfilled` for what a record has as null. */
export function toOrderFilter(query: OrderQuery): OrderFilter {
  const { test, conflict, partlyPrepaid, ...others } = query;
  const { paymentMethod, financialStatus, fulfillmentStatus, ...rest } = others;
  const shipped = fulfillmentStatus === 'unfulfilled' ? 'none' : fulfillmentStatus;
  return {
    ...toGiven(rest),
    ...(paymentMethod && { paymentMethod: orNull(paymentMethod) }),
    ...(financialStatus && { financialStatus: orNull(financialStatus) }),
    ...(shipped && { fulfillmentStatus: orNull(shipped) }),
    ...(test && { test: test === 'true' }),
    ...(conflict && { conflict: conflict === 'true' }),
    ...(partlyPrepaid && { partlyPrepaid: partlyPrepaid === 'true' }),
  };
}

function orNull<Value extends string>(value: Value): Exclude<Value, 'none'> | null {
  return value === 'none' ? null : (value as Exclude<Value, 'none'>);
}
