export type Comparison = 'match' | 'gte' | 'gt' | 'lte' | 'lt';

/** One `field:value`; a bare word has field null. */
export interface SearchTerm {
  kind: 'term';
  field: string | null;
  comparison: Comparison;
  value: string;
  quoted: boolean;
}

export type SearchNode =
  | SearchTerm
  | { kind: 'and' | 'or'; parts: SearchNode[] }
  | { kind: 'not'; part: SearchNode };

export interface SearchWarning {
  field: string;
  message: string;
  code: string;
}

/** What goes into `extensions.search` when a filter was not understood: the only sign of a wrong one. */
export interface SearchNote {
  path: string[];
  query: string;
  parsed: unknown;
  warnings: SearchWarning[];
}
