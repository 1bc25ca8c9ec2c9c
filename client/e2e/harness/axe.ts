import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults, Result, RunOptions } from 'axe-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const everything = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What the colours of a page decide. */
const ofColours = ['color-contrast', 'link-in-text-block'];

/**
 * What axe finds wrong with the page as it stands: rule, where, and why, a line each.
 * @param over something is open over the page: it lies outside the page's landmarks, as it must
 */
export function findViolations(page: Page, over = false): Promise<string[]> {
  const rules = over ? { region: { enabled: false } } : {};
  return runAxe(page, { runOnly: everything, rules });
}

/** The same page by night differs by its colours alone: the rest of it has been looked at by day. */
export function findColourViolations(page: Page): Promise<string[]> {
  return runAxe(page, { runOnly: ofColours });
}

/** What is in order stays in the page: describing it takes longer than finding it. */
async function runAxe(page: Page, asked: RunOptions): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const violations = await page.evaluate(
    async (options): Promise<Result[]> => {
      const { axe } = window as unknown as {
        axe: { run(options: RunOptions): Promise<AxeResults> };
      };
      return (await axe.run(options)).violations;
    },
    { ...asked, resultTypes: ['violations'] } satisfies RunOptions,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => {
      const reason = failureSummary.split('\n').slice(1, 3).join(' ').replaceAll(/\s+/g, ' ');
      return `${id}: ${target.join(' ')} (${reason.trim()})`;
    }),
  );
}
