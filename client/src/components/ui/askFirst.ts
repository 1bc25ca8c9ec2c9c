import { type ReactNode, useSyncExternalStore } from 'react';

export interface Question {
  /** It names what it is about. */
  question: string;
  /** What will happen and how many rows it touches. */
  explanation: ReactNode;
  /** The word on the button that does it. */
  confirm: string;
  danger?: boolean;
  onConfirm: () => void;
}

/** The last question, and whether it still stands: it keeps its words while its dialog fades. */
export interface Asked {
  last: Question | null;
  opened: boolean;
}

let asked: Asked = { last: null, opened: false };
const listeners = new Set<() => void>();

function set(next: Asked): void {
  asked = next;
  for (const listener of listeners) listener();
}

/** Asks before it does what cannot be taken back. */
export function askFirst(question: Question): void {
  set({ last: question, opened: true });
}

export function putAway(): void {
  set({ ...asked, opened: false });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useAsked(): Asked {
  return useSyncExternalStore(subscribe, () => asked);
}
