import { describe, expect, test } from '@jest/globals';
import { checkEnvironment, checkNode } from './diagnosis.ts';

describe('doctor', () => {
  test.each([
    ['18.20.0', false],
    ['20.18.3', false],
    ['20.19.0', true],
    ['22.1.0', true],
  ])('Node %s', (version, ok) => {
    expect(checkNode(version).ok).toBe(ok);
  });

  test('a wrong variable is named together with what it should be', () => {
    expect(checkEnvironment({ PORT: 'abc' })).toMatchObject({
      ok: false,
      fix: expect.stringMatching(/PORT must be a port number/),
    });
    expect(checkEnvironment({}).ok).toBe(true);
  });
});
