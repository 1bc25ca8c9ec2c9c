import type { Fault, Harness } from '../../kit/conformance.ts';
import type { PlatformFault } from '../../kit/sandbox/platformFaults.ts';
import { toTestConnection } from '../../kit/sandbox/testConnection.ts';
import type { ConnectionContext } from '../../kit/types.ts';
import { createBook, type SandboxBook } from './book.ts';
import { type ShiprocketSandbox, startShiprocketSandbox } from './index.ts';

/** A connection to a sandbox account. */
export function toConnection(sandbox: ShiprocketSandbox): ConnectionContext {
  return toTestConnection({
    settings: { email: sandbox.email, baseUrl: sandbox.baseUrl },
    credentials: { password: sandbox.password },
    currency: 'INR',
    timezone: 'Asia/Kolkata',
  });
}

const faults: Record<Fault, PlatformFault> = {
  limited: {
    kind: 'answer',
    status: 429,
    headers: { 'Retry-After': '1' },
    body: { message: 'Too Many Attempts.', status_code: 429 },
  },
  broken: { kind: 'answer', status: 502, body: '<html><h1>502 Bad Gateway</h1>nginx</html>' },
  // A refused token is replaced by a login once: what stands for refused credentials is a login that is refused.
  unauthorised: {
    kind: 'answer',
    match: /login$/,
    status: 400,
    body: { message: 'Invalid email and password combination', status_code: 400 },
  },
  'errors in 200': {
    kind: 'answer',
    status: 200,
    body: { message: 'Something went wrong', status_code: 500, data: [] },
  },
};

/** Parcels of every kind: on their way, delivered, returned, reassigned, billed. */
function fillBook(book: SandboxBook): void {
  for (let number = 1001; number <= 1250; number++) {
    const order = book.book({ number: `${number}`, cod: number % 2 === 0, total: number * 100 });
    book.charge(order, { freight: 6_250, cod: order.cod ? 3_000 : null });
    if (number % 10 === 9) book.reassign(order, 7_175);
    if (number % 3 > 0) book.move(order, 'shipped');
    if (number % 3 > 1) book.move(order, 'delivered');
    if (number % 7 === 0) book.move(order, 'rtoDelivered');
    if (number % 7 === 0) book.charge(order, { charged: 6_800, chargedRto: 5_200, billed: 12_000 });
  }
  book.bookLater({ number: '1251' });
}

/**
 * For the suite every connector passes, which finds it by its name.
 * @public
 */
export async function startHarness(): Promise<Harness> {
  const book = createBook(() => new Date());
  fillBook(book);
  const sandbox = await startShiprocketSandbox({ orders: book.orders });
  return {
    connection: toConnection(sandbox),
    fail(fault, times) {
      if (times === 0) return sandbox.faults.clear();
      if (fault === 'unauthorised') sandbox.account.revokeTokens();
      sandbox.faults.add({ match: /orders$/, times, ...faults[fault] });
    },
    delivery: null,
    stop: () => sandbox.close(),
  };
}
