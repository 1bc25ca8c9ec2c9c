import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { RetryableError } from '../../../lib/errors.ts';
import { computeGroups, groupBytes, readLines, saveBulkFile } from './bulkFile.ts';
import { joinLines } from './bulkJoin.ts';
import { orderSource } from './sources.ts';

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size)
    yield bytes.subarray(start, start + size);
}

interface Row {
  id: string;
  __parentId?: string;
}

function order(number: number, lines: number): Row[] {
  const id = `gid://shopify/Order/${number}`;
  const children = Array.from({ length: lines }, (_, index) => ({
    id: `gid://shopify/LineItem/${number * 1000 + index}`,
    title: 'A "__parentId":"gid://shopify/Order/0" in a name, ॐ',
    __parentId: id,
  }));
  return [
    { id, name: `#${number}` } as Row,
    { id: `gid://shopify/ShippingLine/${number}`, __parentId: id },
    ...children,
  ];
}

const toText = (rows: object[]): Buffer =>
  Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));

async function joinAll(
  bytes: Buffer,
  groups: number,
  chunk: number,
): Promise<Map<string, string[]>> {
  const file = await saveBulkFile(inChunks(bytes, chunk), groups);
  const found = new Map<string, string[]>();
  try {
    for (let group = 0; group < file.groups; group++) {
      for (const node of joinLines(orderSource, await file.readGroup(group))) {
        const lines = (node['lineItems'] as Row[]).map(({ id }) => id);
        found.set(
          node.id,
          [...lines, ...(node['shippingLines'] as Row[]).map(({ id }) => id)].sort(),
        );
      }
    }
  } finally {
    await file.remove();
  }
  return found;
}

function leftovers(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('sluice-bulk-'));
}

describe('bulk results', () => {
  test('edge case 84: children stand anywhere, every order gets its own', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(6), { minLength: 1, maxLength: 25 }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 400 }),
        fc.infiniteStream(fc.nat()),
        async (sizes, groups, chunk, chance) => {
          const rows = sizes.flatMap((size, index) => order(index + 1, size));
          const mixed = rows
            .map((row) => ({ row, at: chance.next().value }))
            .sort((a, b) => a.at - b.at);
          const found = await joinAll(toText(mixed.map(({ row }) => row)), groups, chunk);
          expect(found.size).toBe(sizes.length);
          for (const [index, size] of sizes.entries()) {
            const expected = order(index + 1, size)
              .slice(1)
              .map(({ id }) => id);
            expect(found.get(`gid://shopify/Order/${index + 1}`)).toEqual(expected.sort());
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  test('lines survive any cut of the stream, with or without a last line end', async () => {
    const bytes = Buffer.from('{"a":1}\n\n{"b":"é"}\n{"c":3}');
    for (let size = 1; size <= bytes.length; size++) {
      const lines: string[] = [];
      for await (const line of readLines(inChunks(bytes, size)))
        lines.push(Buffer.from(line).toString());
      expect(lines).toEqual(['{"a":1}', '{"b":"é"}', '{"c":3}']);
    }
  });

  test('the same size gives the same groups: a restart finds its row again', () => {
    expect([0, 1, groupBytes, groupBytes + 1, 1e12].map(computeGroups)).toEqual([1, 1, 1, 2, 256]);
  });

  test.each([
    ['a line that is cut off', '{"id":"gid://shopify/Order/1","na'],
    [
      'a child whose parent is missing',
      '{"id":"gid://shopify/LineItem/1","__parentId":"gid://shopify/Order/9"}',
    ],
    [
      'a child of an unknown kind',
      '{"id":"gid://shopify/Order/1"}\n{"id":"gid://shopify/Metafield/1","__parentId":"gid://shopify/Order/1"}',
    ],
    ['a line without an id', '{"name":"#1"}'],
  ])('%s means that the file is not whole', (_name, text) => {
    expect(() =>
      joinLines(
        orderSource,
        text.split('\n').map((line) => Buffer.from(line)),
      ),
    ).toThrow(RetryableError);
  });

  test('nothing is left on disk, also when the stream breaks', async () => {
    const before = leftovers();
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield toText(order(1, 2));
      throw new RetryableError('gone');
    }
    await expect(saveBulkFile(broken(), 3)).rejects.toThrow('gone');
    const file = await saveBulkFile(inChunks(toText(order(1, 2)), 50), 2);
    expect(file.lines).toBe(4);
    await file.remove();
    expect(leftovers().filter((name) => !before.includes(name))).toEqual([]);
    expect(existsSync(tmpdir())).toBe(true);
  });
});
