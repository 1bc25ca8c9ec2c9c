import { describe, expect, test } from '@jest/globals';
import { ApiProblem } from '../../../api/call.ts';
import type { FileImport } from '../../../api/imports.ts';
import { toFaults, toImportText } from './importTexts.ts';

const done: FileImport = {
  id: 'job_1',
  connectionId: 'con_1',
  connectionName: 'Spreadsheets',
  stream: 'orders',
  fileName: 'orders.csv',
  status: 'completed',
  rows: 1200,
  records: 1000,
  created: 0,
  updated: 0,
  unchanged: 0,
  replaced: 0,
  failed: 0,
  pending: 0,
  importedAt: '2026-11-21T13:00:00.000Z',
  completedAt: null,
  importedBy: 'Asha Rao',
  error: null,
  failures: [],
};

describe('a taken file', () => {
  test('only what there was is told', () => {
    expect(toImportText(done)).toBe('1,200 rows, 1,000 records');
    expect(toImportText({ ...done, created: 990, failed: 2, pending: 8 })).toBe(
      '1,200 rows, 1,000 records: 990 created, 2 failed, 8 still to process',
    );
  });
});

describe('a refused file', () => {
  test('line, column and what is wrong', () => {
    const errors = [
      { field: 'line 1200, spend', line: 1200, column: 'spend', message: 'is no amount' },
      { field: 'file', line: null, column: null, message: 'is empty' },
    ];
    expect(toFaults(new ApiProblem(422, { code: 'import_refused', errors }))).toEqual([
      { line: '1,200', column: 'spend', message: 'is no amount' },
      { line: '–', column: '–', message: 'is empty' },
    ]);
  });

  test('any other refusal has no place in the file', () => {
    const errors = [{ field: 'stream', message: 'is none' }];
    expect(toFaults(new ApiProblem(422, { code: 'invalid_request', errors }))).toEqual([]);
    expect(toFaults(new Error('x'))).toEqual([]);
  });
});
