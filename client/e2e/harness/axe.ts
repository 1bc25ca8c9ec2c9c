import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe finds wrong with the page as it stands: rule, where, and why, a line each.
 * @param over something is open over the page: it lies outside the page's landmarks, as it must
 */
export async function findViolations(page: Page, over = false): Promise<string[]> {
  const rules = over ? { region: { enabled: false } } : {};
  await page.evaluate(source);
  const { violations } = await page.evaluate(
    (options) =>
      (window as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }).axe.run(
        options,
      ),
    { runOnly, rules } satisfies RunOptions,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => {
      const reason = failureSummary.split('\n').slice(1, 3).join(' ').replaceAll(/\s+/g, ' ');
      return `${id}: ${target.join(' ')} (${reason.trim()})`;
    }),
  );
}
