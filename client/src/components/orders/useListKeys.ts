import { type RefObject, useEffect, useRef } from 'react';

interface Actions {
  toggle: (id: string) => void;
  clear: () => void;
  help: () => void;
}

/**
 * Keys of the list: `j` `k` and the arrows put the focus on the next or previous order's link, so that Enter opens
 * it by itself; `x` chooses it, Escape lets go of what is chosen, `?` explains. Typing is left alone.
 */
export function useListKeys(list: RefObject<HTMLElement | null>, actions: Actions): void {
  const known = useRef(actions);
  known.current = actions;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (isBusyElsewhere(event, list.current)) return;
      if (runKey(event, list.current, known.current)) event.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [list]);
}

/** @returns whether the key was one of ours */
function runKey(event: KeyboardEvent, list: HTMLElement | null, actions: Actions): boolean {
  const rows = [...(list?.querySelectorAll<HTMLElement>('[data-order]') ?? [])];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  switch (event.key) {
    case 'j':
    case 'ArrowDown':
      return focusRow(rows[Math.min(at + 1, rows.length - 1)]);
    case 'k':
    case 'ArrowUp':
      return focusRow(rows[at < 0 ? 0 : Math.max(at - 1, 0)]);
    case 'x': {
      const id = rows[at]?.dataset['order'];
      if (id !== undefined) actions.toggle(id);
      return id !== undefined;
    }
    case 'Escape':
      actions.clear();
      return false;
    case '?':
      actions.help();
      return true;
    default:
      return false;
  }
}

function focusRow(row: HTMLElement | undefined): boolean {
  const link = row?.querySelector<HTMLElement>('a');
  link?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: 'nearest' });
  return link !== null && link !== undefined;
}

const typed =
  'input:not([type="checkbox"]), textarea, select, [contenteditable], [role="combobox"]';
/** What has arrows and Escape of its own: dialogs, menus, tabs, open lists. */
const owners = '[role="dialog"], [role="menu"], [role="listbox"], [role="tablist"]';

function isBusyElsewhere(event: KeyboardEvent, list: HTMLElement | null): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true;
  const target = event.target instanceof Element ? event.target : document.body;
  if (target.closest(`${typed}, ${owners}`)) return true;
  // Arrows scroll, and do more elsewhere: they are ours within the list, or where nothing has the focus.
  const ours = target === document.body || list?.contains(target);
  if (event.key.startsWith('Arrow') && !ours) return true;
  return document.querySelector('[role="dialog"]') !== null;
}
