import { Button, type ButtonProps, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import type { ReactNode } from 'react';

interface Props extends ButtonProps {
  /** The question, which names what it is about. */
  question: string;
  /** What will happen and how many rows it touches. */
  explanation: ReactNode;
  /** The word on the button that does it. */
  confirm: string;
  danger?: boolean;
  onConfirm: () => void;
  children: ReactNode;
}

/** A button that asks first. */
export function ConfirmButton(props: Props) {
  const { question, explanation, confirm, danger = false, onConfirm, children, ...button } = props;
  const ask = () =>
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
  return (
    <Button {...button} onClick={ask}>
      {children}
    </Button>
  );
}
