import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { findBreaches, findRoom } from './layerRules.ts';
import { findSourceFiles, root, type SourceFile } from './sourceTree.ts';

function breachesOf(path: string, text: string): string[] {
  const file: SourceFile = { path: `server/src/${path}`, text };
  return findBreaches(file);
}

describe('the tree', () => {
  test('imports go down only, packages stay in their rooms', () => {
    const files = findSourceFiles('server/src');
    expect(files.length).toBeGreaterThan(20);
    expect(files.flatMap(findBreaches)).toEqual([]);
  });

  test('every room of the tree is in the table of docs/architecture.md', () => {
    const table = readFileSync(join(root, 'docs/architecture.md'), 'utf8');
    const rooms = findSourceFiles('server/src').map((file) => file.path.split('/').slice(2, -1)[0]);
    const named = [...new Set(rooms)].filter((room) => room !== undefined && room !== 'connectors');
    expect(named.filter((room) => !table.includes(`| \`${room}/\` |`))).toEqual([]);
  });
});

describe('a planted breach is caught', () => {
  const planted: [string, string, string][] = [
    [
      'connector → connector, type only',
      'connectors/a/index.ts',
      "import type { X } from '../b/x.ts'",
    ],
    ['process → ingest, dynamic', 'process/run.ts', "await import('../ingest/run.ts')"],
    ['ingest → process, template', 'ingest/run.ts', 'await import(`../process/run.ts`)'],
    ['domain → models, re-export', 'domain/x.ts', "export * from '../models/x.ts'"],
    ['domain → lib', 'domain/x.ts', "export { sha256 } from '../lib/digest.ts'"],
    ['connector → models', 'connectors/a/x.ts', "import { x } from '../../models/x.ts'"],
    ['lib → domain, typeof import', 'lib/x.ts', "let x: typeof import('../domain/x.ts')"],
    ['lib → domain, require', 'lib/x.ts', "const x = require('../domain/x.ts')"],
    ['kit → connector', 'connectors/kit/x.ts', "import '../shopify/x.ts'"],
    ['services → routes', 'services/x.ts', "import { x } from '../routes/x.ts'"],
    ['routes → jobs', 'routes/x.ts', "import { x } from '../jobs/x.ts'"],
    ['outside server/src', 'services/x.ts', "import { x } from '../../../scripts/x.ts'"],
    ['a test file', 'services/x.ts', "import { x } from './y.test.ts'"],
    [
      'sandbox from its connector',
      'connectors/a/index.ts',
      "import { x } from './sandbox/index.ts'",
    ],
    ['sandbox from a root', 'main.ts', "import { x } from './connectors/a/sandbox.ts'"],
    ['mongoose in a route', 'routes/x.ts', "import mongoose from 'mongoose'"],
    ['express in a service', 'services/x.ts', "import type { Request } from 'express'"],
    ['agenda in a service', 'services/x.ts', "import { Agenda } from 'agenda'"],
    ['axios in a connector', 'connectors/a/x.ts', "import axios from 'axios/dist/node/axios.cjs'"],
    ['a new room', 'billing/x.ts', 'export const x = 1'],
    ['a file beside the rooms', 'extra.ts', 'export const x = 1'],
    ['process.env', 'services/x.ts', 'const x = process.env.PORT'],
    ["process['env']", 'services/x.ts', "const x = process['env']"],
    ['env taken out of process', 'services/x.ts', 'const { env } = process'],
    ['node:process', 'services/x.ts', "import { env } from 'node:process'"],
  ];

  test.each(planted)('%s', (_name, path, text) => {
    expect(breachesOf(path, text)).toHaveLength(1);
  });
});

describe('what is allowed stays allowed', () => {
  const fine: [string, string][] = [
    [
      'connectors/a/index.ts',
      "import { x } from '../kit/x.ts'; import { y } from '../../domain/y.ts'",
    ],
    ['connectors/a/sandbox/index.ts', "import express from 'express'; import { x } from '../x.ts'"],
    ['services/x.ts', "import { x } from '../ingest/x.ts'; import { y } from '../process/y.ts'"],
    ['main.ts', "import { x } from './routes/x.ts'; import { y } from './jobs/y.ts'"],
    ['config.ts', 'export const port = process.env.PORT'],
    ['domain/x.test.ts', "import { x } from '../models/x.ts'"],
    ['services/x.ts', '// process.env is read in config.ts\nconst text = "from \'express\'"'],
  ];

  test.each(fine)('%s', (path, text) => {
    expect(breachesOf(path, text)).toEqual([]);
  });

  test('rooms are told by path', () => {
    expect(findRoom('server/src/connectors/shopify/read/order.ts')).toBe('connectors/shopify');
    expect(findRoom('server/src/connectors/loose.ts')).toBeUndefined();
  });
});
