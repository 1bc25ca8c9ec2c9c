import type { Document } from 'mongodb';
import type { Database } from '../database.ts';
import { requireTenant } from '../define.ts';
import { orders } from './orders.ts';
import { toSearchTerms, toTokenConditions, withoutIndex } from './searchTerms.ts';

const tokenIndex = { workspaceId: 1, searchTokens: 1 } as const;

/**
 * From so many matches on, reading the list until a page is full is cheaper than reading all matches and sorting
 * them: √(page × orders), somewhat more where several words have to meet.
 */
const commonFrom = { one: 4000, several: 16_000 };

export interface SearchPlan {
  conditions: Document[];
  /** The index that must be read; by itself the planner takes what was best for another search. */
  hint?: Document;
}

/** How a search is read best: by its rarest word, or along the list where all of them are common. */
export async function planSearch(
  db: Database,
  workspaceId: string,
  search: string,
  manyFrom = commonFrom,
): Promise<SearchPlan> {
  const terms = toSearchTerms(search);
  const limit = terms.length > 1 ? manyFrom.several : manyFrom.one;
  const flags = await Promise.all(terms.map((term) => isCommon(db, workspaceId, term, limit)));
  const common = new Set(terms.filter((_, index) => flags[index]));
  const conditions = toTokenConditions('searchTokens', search, common);
  if (common.size === terms.length) return { conditions: conditions.map(withoutIndex) };
  return { conditions, hint: tokenIndex };
}

/** Do more than `limit` index entries begin so? Counted in the index alone, and no further than that. */
async function isCommon(
  db: Database,
  workspaceId: string,
  term: string,
  limit: number,
): Promise<boolean> {
  const tenant = requireTenant(workspaceId);
  const beyond = await orders
    .collection(db)
    .find({})
    .hint(tokenIndex)
    .min({ workspaceId: tenant, searchTokens: term })
    .max({ workspaceId: tenant, searchTokens: `${term}\uffff` })
    .returnKey(true)
    .skip(limit)
    .limit(1)
    .toArray();
  return beyond.length > 0;
}
