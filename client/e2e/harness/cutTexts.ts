import { expect, type Page } from '@playwright/test';

/** Texts that do not fit where they stand and are not shown whole on hover either. */
export async function findCutTexts(page: Page): Promise<string[]> {
  const cut = await page.evaluate(markCutTexts);
  const found: string[] = [];
  for (const [index, text] of cut.entries()) {
    if (!(await isShownOnHover(page, index, text))) found.push(`cut: ${text}`);
  }
  return found;
}

/** Runs in the page: names each element whose own text is hidden in part. */
function markCutTexts(): string[] {
  const hides = (value: string) => value === 'hidden' || value === 'clip';
  const hasOwnText = (element: Element) =>
    [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '',
    );
  const isCut = (element: HTMLElement) => {
    const style = getComputedStyle(element);
    const { clientWidth, clientHeight, scrollWidth, scrollHeight } = element;
    // One pixel wide or clipped away: for screen readers.
    if (clientWidth <= 1 || style.clipPath !== 'none' || style.visibility === 'hidden')
      return false;
    const wide = hides(style.overflowX) && scrollWidth > clientWidth + 1;
    return wide || (hides(style.overflowY) && scrollHeight > clientHeight + 4);
  };
  const cut = [...document.querySelectorAll<HTMLElement>('body *')].filter(
    (element) => hasOwnText(element) && element.title === '' && isCut(element),
  );
  for (const [index, element] of cut.entries()) element.dataset['cutText'] = String(index);
  return cut.map((element) => (element.textContent ?? '').trim());
}

async function isShownOnHover(page: Page, index: number, text: string): Promise<boolean> {
  await page.locator(`[data-cut-text="${index}"]`).hover();
  const tooltip = page.getByRole('tooltip').filter({ hasText: text });
  const shown = await expect(tooltip)
    .toBeVisible({ timeout: 2000 })
    .then(
      () => true,
      () => false,
    );
  await page.mouse.move(0, 0);
  return shown;
}

/** How far the page can be pushed sideways, in pixels. */
export function computeSideways(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}
