import { Button, type ButtonProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { askFirst, type Question } from './askFirst.ts';

interface Props extends ButtonProps, Question {
  children: ReactNode;
}

/** A button that asks first. */
export function ConfirmButton(props: Props) {
  const { question, explanation, confirm, danger = false, onConfirm, children, ...button } = props;
  return (
    <Button
      {...button}
      onClick={() => askFirst({ question, explanation, confirm, danger, onConfirm })}
    >
      {children}
    </Button>
  );
}
