import { describe, expect, test } from '@jest/globals';
import { errorCodes } from '../src/lib/errorCodes.ts';
import {
  findDeadLinks,
  findDeadPaths,
  findDeadScripts,
  findDeadVariables,
  findDocuments,
  readConfigVariables,
  readText,
} from './documents.ts';
import { readProblemCodes } from './problemCodes.ts';

const documents = findDocuments();

describe('what the documents name exists', () => {
  test('there are documents', () => {
    expect(documents.map(({ path }) => path)).toContain('docs/architecture.md');
  });

  test.each(documents.map((document) => [document.path, document] as const))(
    '%s',
    (_path, document) => {
      expect([
        ...findDeadLinks(document),
        ...findDeadPaths(document),
        ...findDeadScripts(document),
        ...findDeadVariables(document),
      ]).toEqual([]);
    },
  );
});

describe('what exists is in the documents', () => {
  test.each(['README.md', '.env.example'])('%s has every variable of the server', (path) => {
    const text = readText(path);
    const missing = readConfigVariables().filter((name) => !new RegExp(`\\b${name}\\b`).test(text));
    // DEBUG is other people's variable: the server only looks at it.
    expect(missing.filter((name) => name !== 'DEBUG')).toEqual([]);
  });

  test('docs/errors.md has exactly the codes the API refuses with', () => {
    const refusals = readText('docs/errors.md').split('## Why a request was refused')[1] ?? '';
    const explained = [...refusals.matchAll(/^\| `(\w+)` \|/gm)].map((match) => match[1] ?? '');
    expect(explained.sort()).toEqual(readProblemCodes());
  });
});

describe('docs/errors.md and lib/errorCodes.ts say the same', () => {
  const rows = readText('docs/errors.md').split('\n');

  test.each(Object.entries(errorCodes))('%s', (code, { meaning, action }) => {
    expect(rows).toContain(`| \`${code}\` | ${meaning} | ${action} |`);
  });

  test('it explains no code that does not exist', () => {
    const explained = rows.map((row) => /^\| `([A-Z_]+)` \|/.exec(row)?.[1]);
    const gone = explained.filter((code) => code !== undefined && !(code in errorCodes));
    expect(gone).toEqual([]);
  });
});

describe('a planted breach is caught', () => {
  const plant = (text: string) => ({ path: 'docs/planted.md', text });

  test('a link to nowhere, and to a heading that is not there', () => {
    const text =
      '[a](missing.md) [b](errors.md#no-such-heading) [c](https://example.com) [d](errors.md)';
    expect(findDeadLinks(plant(text))).toHaveLength(2);
  });

  test('a path and a file name that do not exist', () => {
    const text =
      '`server/src/domain/source.ts` `domain/source.ts` `source.ts` `lib/gone.ts` `gone.ts` `a/<b>/c.ts`';
    expect(findDeadPaths(plant(text))).toHaveLength(2);
  });

  test('a command that is not in package.json', () => {
    expect(findDeadScripts(plant('`npm run gone` and npm start, npm run check'))).toHaveLength(1);
  });

  test('a variable nobody reads', () => {
    expect(findDeadVariables(plant('`GONE_AWAY` and `DATA_DIR`, `X=Y_Z`'))).toHaveLength(1);
  });
});
