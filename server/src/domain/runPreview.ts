/** What a dry run over our own cache found: replay, backfill (spec 7.8, 8.4). PURE. */
export interface RunPreview {
  created: number;
  updated: number;
  unchanged: number;
  skipped: number;
  failed: number;
  /** The first records that would change, with the names of the fields. */
  examples: { id: string; outcome: string; changes: string[] }[];
}

export const noPreview: RunPreview = {
  created: 0,
  updated: 0,
  unchanged: 0,
  skipped: 0,
  failed: 0,
  examples: [],
};

const maxExamples = 100;

export interface Looked {
  id: string;
  outcome: 'created' | 'updated' | 'unchanged' | 'skipped' | 'failed';
  changes: string[];
}

/** A preview with one more record looked at. */
export function addToPreview(preview: RunPreview, looked: Looked): RunPreview {
  const { id, outcome, changes } = looked;
  const differs = outcome === 'created' || outcome === 'updated';
  const shown = differs && preview.examples.length < maxExamples;
  return {
    ...preview,
    [outcome]: preview[outcome] + 1,
    examples: shown ? [...preview.examples, { id, outcome, changes }] : preview.examples,
  };
}
