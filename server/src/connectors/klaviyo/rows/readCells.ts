import { isObject, type Json, toObject } from '../../kit/read/json.ts';
import { toList, toObjects, toText } from '../mapper/read.ts';
import { toReportDay } from './days.ts';
import type { AggregateCell, ReportCell } from './rowTypes.ts';

/** PURE. A metric's answer is a matrix: a list of days, and for each dimension its figures in the days' order. */
export function toAggregateCells(attributes: Json, timezone: string): AggregateCell[] {
  const dates = toDays(attributes['dates'], timezone);
  return toObjects(attributes['data']).flatMap((row) => {
    const measurements = toObject(row['measurements']);
    const counts = toList(measurements['count']);
    const sums = toList(measurements['sum_value']);
    return dates.flatMap((date, index): AggregateCell[] => {
      const [count, sum_value] = [counts[index], sums[index]];
      if (date === null || (isNothing(count) && isNothing(sum_value))) return [];
      return [{ date, dimensions: toList(row['dimensions']), count, sum_value }];
    });
  });
}

/** A report of totals: a row per message, of no day. */
export function toTotalCells(attributes: Json): ReportCell[] {
  return toObjects(attributes['results']).map((row) => ({
    date: null,
    groupings: toObject(row['groupings']),
    statistics: toObject(row['statistics']),
  }));
}

/** A report by day: each statistic is a list in the order of `date_times`. */
export function toSeriesCells(attributes: Json, timezone: string): ReportCell[] {
  const dates = toDays(attributes['date_times'], timezone);
  return toObjects(attributes['results']).flatMap((row) =>
    dates.flatMap((date, index): ReportCell[] => {
      const statistics = toDayStatistics(toObject(row['statistics']), index);
      const empty = Object.values(statistics).every(isNothing);
      return date === null || empty
        ? []
        : [{ date, groupings: toObject(row['groupings']), statistics }];
    }),
  );
}

function toDayStatistics(statistics: Json, index: number): Json {
  return Object.fromEntries(
    Object.entries(statistics).map(([name, list]) => [name, toList(list)[index]]),
  );
}

function toDays(value: unknown, timezone: string): (string | null)[] {
  return toList(value).map((text) => toReportDay(toText(text) ?? '', timezone));
}

/** 0 comes with every day of a matrix and says nothing; what is no number is kept, so that reading it tells. */
function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === 0;
}

/** The attributes of an answer's one resource. */
export function attributesOf(body: unknown): Json {
  const data = isObject(body) ? toObject(body['data']) : {};
  return toObject(data['attributes']);
}
