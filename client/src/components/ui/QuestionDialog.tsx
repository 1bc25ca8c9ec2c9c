import { Button, Group, Modal, Text } from '@mantine/core';
import type { Question } from './askFirst.ts';

interface Props {
  question: Question;
  opened: boolean;
  onClose: () => void;
}

/** One question with its two answers, above any other dialog. */
export function QuestionDialog({ question, opened, onClose }: Props) {
  const { explanation, confirm, danger = false, onConfirm } = question;
  return (
    <Modal opened={opened} onClose={onClose} title={question.question} zIndex={201}>
      <Text size="sm" component="div" mb="md">
        {explanation}
      </Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button
          {...(danger ? { color: 'red' } : {})}
          onClick={() => {
            onConfirm();
            onClose();
          }}
        >
          {confirm}
        </Button>
      </Group>
    </Modal>
  );
}
