import { notifications } from '@mantine/notifications';
import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { toProblemText } from './problemText.ts';

interface Action<Input, Answer> {
  run: (input: Input) => Promise<Answer>;
  /** What to say when it worked; null says nothing. */
  done?: (answer: Answer, input: Input) => string | null;
  /** What is asked for anew afterwards. */
  refreshes?: QueryKey[];
  onDone?: (answer: Answer, input: Input) => void;
  /** Forms show what is wrong beside their fields: no notice then. */
  quiet?: boolean;
}

/** Something a person does: says that it worked, or why it did not, and refreshes what it changed. */
export function useAction<Input = void, Answer = unknown>(action: Action<Input, Answer>) {
  const client = useQueryClient();
  return useMutation<Answer, Error, Input>({
    mutationFn: action.run,
    async onSuccess(answer, input) {
      const text = action.done?.(answer, input) ?? null;
      if (text !== null) notifications.show({ message: text, color: 'green' });
      action.onDone?.(answer, input);
      await Promise.all(
        (action.refreshes ?? []).map((queryKey) => client.invalidateQueries({ queryKey })),
      );
    },
    onError(error) {
      if (action.quiet) return;
      notifications.show({
        title: 'Not done',
        message: toProblemText(error),
        color: 'red',
        autoClose: 10_000,
      });
    },
  });
}
