import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import type { ReactNode } from 'react';

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

/** Asks before it does what cannot be taken back. */
export function askFirst({ question, explanation, confirm, danger, onConfirm }: Question): void {
  modals.openConfirmModal({
    title: question,
    children: (
      <Text size="sm" component="div">
        {explanation}
      </Text>
    ),
    labels: { confirm, cancel: 'Cancel' },
    confirmProps: danger ? { color: 'red' } : {},
    onConfirm,
  });
}
