import { inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createKeyring, needsReseal, SealError, Secret, seal, unseal } from './sealed.ts';

const oldKey = '11'.repeat(16) + 'a7'.repeat(16);
const newKey = Buffer.from('0123456789abcdef0123456789ABCDEF').toString('base64');
const ring = createKeyring([newKey]);
const place = { workspaceId: 'ws_a', connectionId: 'con_a', field: 'accessToken' };

describe('sealed secrets', () => {
  test('what was sealed opens again, whatever the text (P12)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(unseal(ring, place, seal(ring, place, text)).reveal()).toBe(text);
      }),
      { numRuns: 200 },
    );
  });

  test('any flipped byte of key id, iv, ciphertext or tag is refused (S108)', () => {
    const sealed = seal(ring, place, 'shpat_0123456789');
    const parts = sealed.split('.');
    for (let index = 2; index < parts.length; index++) {
      const bytes = Buffer.from(parts[index] ?? '', 'base64url');
      for (let at = 0; at < bytes.length; at++) {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ 1;
        const forged = parts.with(index, changed.toString('base64url')).join('.');
        expect(() => unseal(ring, place, forged)).toThrow(SealError);
      }
    }
    for (let at = 0; at < sealed.length; at++) {
      const other = sealed[at] === 'A' ? 'B' : 'A';
      const forged = sealed.slice(0, at) + other + sealed.slice(at + 1);
      expect(() => unseal(ring, place, forged)).toThrow(SealError);
    }
  });

  test('a short tag, junk, missing or added parts are refused (M22)', () => {
    const parts = seal(ring, place, 'shpat_0123456789').split('.');
    const shortTag = Buffer.from(parts[4] ?? '', 'base64url')
      .subarray(0, 4)
      .toString('base64url');
    const forgeries = [
      parts.with(4, shortTag).join('.'),
      parts.slice(0, 4).join('.'),
      [...parts, 'AAAA'].join('.'),
      `${parts.join('.')}!!`,
      parts.with(0, 'v2').join('.'),
      '',
      'plain text',
    ];
    for (const forged of forgeries) expect(() => unseal(ring, place, forged)).toThrow(SealError);
  });

  test('does not open in another workspace, connection or field (S108)', () => {
    const sealed = seal(ring, place, 'shpat_0123456789');
    for (const key of ['workspaceId', 'connectionId', 'field'] as const) {
      expect(() => unseal(ring, { ...place, [key]: 'other' }, sealed)).toThrow(SealError);
    }
    expect(() => seal(ring, { ...place, field: 'a|b' }, 'x')).toThrow(SealError);
  });

  test('rotation: the first key seals, older ones still open, unknown ones say so (S109)', () => {
    const sealed = seal(createKeyring([oldKey]), place, 'kept');
    const rotated = createKeyring([newKey, oldKey]);
    expect(unseal(rotated, place, sealed).reveal()).toBe('kept');
    expect(needsReseal(rotated, sealed)).toBe(true);
    expect(needsReseal(rotated, seal(rotated, place, 'kept'))).toBe(false);
    expect(() => unseal(ring, place, sealed)).toThrow(/key that is not configured/);
    expect(() => createKeyring([])).toThrow(SealError);
  });

  test('the same text never seals to the same bytes twice', () => {
    const all = new Set(Array.from({ length: 500 }, () => seal(ring, place, 'same')));
    expect(all.size).toBe(500);
  });

  test('a secret prints as [secret]', () => {
    const secret = new Secret('shpat_canary');
    const printed = [
      JSON.stringify({ secret }),
      inspect({ secret }),
      String(secret),
      secret.toString(),
    ];
    for (const text of printed) {
      expect(text).toContain('[secret]');
      expect(text).not.toContain('canary');
    }
  });
});
