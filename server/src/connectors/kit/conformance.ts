import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { IncomingHttpHeaders } from 'node:http';
import { defaultRules } from '../../domain/rules.ts';
import type { SourceOrder } from '../../domain/source.ts';
import { AuthError } from '../../lib/errors.ts';
import { parseJson } from '../../lib/json.ts';
import type {
  ConnectionContext,
  Connector,
  FetchContext,
  FetchPage,
  RawRecord,
  ReadContext,
  StreamDefinition,
} from './types.ts';
import { describeFile } from './fileConformance.ts';
import { expectExact, expectSums, freeze, toHostileBodies } from './suiteChecks.ts';

/** How a sandbox is told to misbehave. */
export type Fault = 'limited' | 'broken' | 'unauthorised' | 'errors in 200';

/** A connector's sandbox as the suite drives it: it must hold at least two pages of every stream. */
export interface Harness {
  connection: ConnectionContext;
  /** The next `times` calls fail; 0 ends the fault. */
  fail(fault: Fault, times: number): void;
  /** A signed delivery, where the platform has webhooks. */
  delivery: { raw: Uint8Array; headers: IncomingHttpHeaders; secrets: string[] } | null;
  stop(): Promise<void>;
}

const everything = { from: null, to: null };

/** What every connector must hold, whatever its platform (style 5). */
export function describeConnector(connector: Connector, start: () => Promise<Harness>): void {
  let harness: Harness;
  const context = (
    signal = new AbortController().signal,
    notices: string[] = [],
  ): FetchContext => ({
    connection: harness.connection,
    signal,
    notice: (message) => void notices.push(message),
  });

  describe(`connector ${connector.id}`, () => {
    beforeAll(async () => {
      harness = await start();
    });
    afterAll(() => harness.stop());
    const fetchable = connector.streams.filter((stream) => stream.pages);

    describeForms(connector);
    for (const stream of fetchable) {
      describe(stream.name, () => describeStream(stream, () => context()));
    }
    for (const stream of connector.streams) if (stream.file) describeFile(stream, stream.file);
    describeFaults(fetchable[0], () => harness, context);
    if (connector.webhooks) describeWebhooks(connector, () => harness);
  });
}

function describeForms({ settings, credentials }: Connector): void {
  test('nothing at all is no account', () => {
    expect(settings.safeParse({}).success).toBe(false);
    const secrets = Object.keys(credentials.shape);
    if (secrets.length > 0) expect(credentials.safeParse({}).success).toBe(false);
  });
}

async function collect(
  stream: StreamDefinition,
  context: FetchContext,
  checkpoint: Record<string, unknown> | null = null,
): Promise<FetchPage[]> {
  const pages: FetchPage[] = [];
  for await (const page of stream.pages?.(context, everything, checkpoint) ?? []) pages.push(page);
  return pages;
}

const recordsOf = (pages: FetchPage[]): RawRecord[] => pages.flatMap(({ records }) => records);
const idsOf = (pages: FetchPage[]): string[] =>
  recordsOf(pages).map(({ glance }) => glance.externalId);

function describeStream(stream: StreamDefinition, context: () => FetchContext): void {
  let pages: FetchPage[] = [];
  beforeAll(async () => {
    pages = await collect(stream, context());
  });

  test('gives at least two pages, each record once and readable', () => {
    expect(pages.filter(({ records }) => records.length > 0).length).toBeGreaterThanOrEqual(2);
    expect(new Set(idsOf(pages)).size).toBe(idsOf(pages).length);
    expect(pages.flatMap(({ unreadable }) => unreadable)).toEqual([]);
  });

  test('a crash after any page loses nothing', async () => {
    const all = new Set(idsOf(pages));
    for (const [index, page] of pages.entries()) {
      const saved = JSON.parse(JSON.stringify(page.checkpoint)) as Record<string, unknown>;
      const rest = await collect(stream, context(), saved);
      const seen = new Set([...idsOf(pages.slice(0, index + 1)), ...idsOf(rest)]);
      expect(seen).toEqual(all);
      expect(idsOf(rest).length).toBeLessThan(all.size);
    }
  });

  test('the glance of the stored bytes is the fetched one', () => {
    for (const { raw, glance } of recordsOf(pages)) {
      expect(stream.glance(parseJson(raw))).toEqual(glance);
    }
  });

  test('reading is pure: the same twice, the body untouched', () => {
    const rules = toReadContext(context());
    for (const { raw } of recordsOf(pages)) {
      const body = freeze(parseJson(raw));
      const first = stream.read(body, rules);
      expect(first.ok ? [] : first.issues).toEqual([]);
      expect(stream.read(body, rules)).toEqual(first);
      if (first.ok) expectExact(first.value);
      if (stream.kind === 'order' && first.ok) expectSums(first.value as SourceOrder);
    }
  });

  test('hostile bodies give issues, never a throw', () => {
    const rules = toReadContext(context());
    const [known] = recordsOf(pages);
    if (!known) throw new Error('Nothing to spoil');
    const body = parseJson(known.raw);
    for (const spoiled of toHostileBodies(body)) {
      const read = stream.read(freeze(spoiled), rules);
      if (read.ok) expectExact(read.value);
      else expect(read.issues.length).toBeGreaterThan(0);
    }
  });

  describeFetching(stream, context, () => pages);
}

/** One record alone, and an end in the middle. */
function describeFetching(
  stream: StreamDefinition,
  context: () => FetchContext,
  pages: () => FetchPage[],
): void {
  const { fetchOne } = stream;
  if (fetchOne) {
    test('one record by its id is the record of the page', async () => {
      const [known] = recordsOf(pages());
      if (!known) throw new Error('Nothing to fetch');
      const one = await fetchOne(context(), known.glance.externalId);
      expect(Buffer.from(one?.raw ?? []).toString()).toBe(Buffer.from(known.raw).toString());
      expect(await fetchOne(context(), '1')).toBeNull();
    });
  }

  test('an abort ends it with the reason', async () => {
    const controller = new AbortController();
    controller.abort(new Error('paused'));
    const work = collect(stream, { ...context(), signal: controller.signal });
    await expect(work).rejects.toThrow('paused');
  });
}

function toReadContext({ connection }: FetchContext): ReadContext {
  const { currency, timezone } = connection;
  return { currency, timezone, rules: defaultRules };
}

function describeFaults(
  stream: StreamDefinition | undefined,
  harness: () => Harness,
  context: (signal?: AbortSignal, notices?: string[]) => FetchContext,
): void {
  if (!stream) return;
  const failure = async (): Promise<Error> => {
    const outcome = await collect(stream, context()).catch((error: unknown) => error);
    harness().fail('broken', 0);
    if (!(outcome instanceof Error)) throw new Error('It did not fail');
    return outcome;
  };

  test('a limit is waited for and told', async () => {
    harness().fail('limited', 2);
    const notices: string[] = [];
    expect((await collect(stream, context(undefined, notices))).length).toBeGreaterThan(0);
    expect(notices.join()).toMatch(/Rate limited, resuming in \d+ s/);
  });

  test('a server error is tried again', async () => {
    harness().fail('broken', 2);
    expect((await collect(stream, context())).length).toBeGreaterThan(0);
  });

  test('refused credentials are not tried again, and are in no message (F39)', async () => {
    // One refusal only: a second try would get through.
    harness().fail('unauthorised', 1);
    const error = await failure();
    expect(error).toBeInstanceOf(AuthError);
    for (const secret of Object.values(harness().connection.credentials)) {
      expect(`${error.message} ${error.stack} ${JSON.stringify(error)}`).not.toContain(secret);
    }
  });

  test('errors in an answer of 200 fail, whatever data stands beside them (F33)', async () => {
    harness().fail('errors in 200', 100);
    expect((await failure()).message).not.toBe('');
  });
}

function describeWebhooks({ webhooks }: Connector, harness: () => Harness): void {
  test('a signed delivery is known, a changed one is not', () => {
    const { delivery, connection } = harness();
    if (!delivery || !webhooks) throw new Error('The harness has no delivery');
    const { raw, headers, secrets } = delivery;
    expect(webhooks.verify(raw, headers, secrets)).toBe(true);
    expect(webhooks.verify(raw, headers, ['another secret'])).toBe(false);
    expect(webhooks.verify(raw, headers, [])).toBe(false);
    expect(webhooks.verify(Buffer.concat([raw, Buffer.from(' ')]), headers, secrets)).toBe(false);
    expect(webhooks.verify(raw, {}, secrets)).toBe(false);
    expect(webhooks.account(headers)).toBe(connection.settings['shopDomain'] ?? null);
    const envelope = webhooks.envelope(headers);
    const topic = webhooks.topics.find((entry) => entry.topic === envelope?.topic);
    expect(topic).toBeDefined();
    expect(
      webhooks.contradicts(parseJson(raw), envelope?.topic ?? '', webhooks.account(headers) ?? ''),
    ).toBe(false);
  });
}
