import type { Period } from '../domain/schedule.ts';

/** The period a body says; undefined where it says none. Checked by the contract. */
export function toPeriod(body: {
  days?: number | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
  all?: true | undefined;
}): Period | undefined {
  if (body.all) return { all: true };
  if (body.from && body.to) return { from: body.from, to: body.to };
  return body.days === undefined ? undefined : { days: body.days };
}
