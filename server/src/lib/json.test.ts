import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseJson } from './json.ts';

const parse = (text: string) => parseJson(Buffer.from(text));

describe('parseJson keeps every digit (spec 2.1, edge case 9)', () => {
  test('numbers a double cannot hold come out as their text', () => {
    expect(parse('{"id":820982911946154508}')).toEqual({ id: '820982911946154508' });
    expect(parse('[9007199254740993, -9007199254740993]')).toEqual([
      '9007199254740993',
      '-9007199254740993',
    ]);
    expect(parse('{"big":1e400,"small":1.5e3}')).toEqual({ big: '1e400', small: '1.5e3' });
  });

  test('ordinary numbers stay numbers, digits inside strings stay strings', () => {
    expect(parse('{"a":12.5,"b":-3,"c":"820982911946154508"}')).toEqual({
      a: 12.5,
      b: -3,
      c: '820982911946154508',
    });
  });

  test('hostile keys are plain data on both paths', () => {
    for (const id of ['1', '820982911946154508']) {
      const body = parse(`{"__proto__":{"role":"admin"},"id":${id},"_bsontype":"x"}`) as object;
      expect(({} as { role?: string }).role).toBeUndefined();
      expect((body as { role?: string }).role).toBeUndefined();
    }
  });

  test('deep nesting does not end the process', () => {
    const deep = `${'['.repeat(20_000)}820982911946154508${']'.repeat(20_000)}`;
    expect(() => parse(deep)).not.toThrow(/encoded/);
  });

  test('bytes that are not UTF-8 are refused as such', () => {
    expect(() => parseJson(Buffer.from([0x22, 0xff, 0x22]))).toThrow(/encoded data was not valid/);
    expect(() => parse('{"a":')).toThrow(SyntaxError);
  });

  test('equals JSON.parse wherever that is exact', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const plain: unknown = JSON.parse(text);
        if (JSON.stringify(plain) !== JSON.stringify(parse(text))) {
          expect(/\d{16,}|[eE]|\.\d{15}/.test(text)).toBe(true);
        }
      }),
    );
  });
});
