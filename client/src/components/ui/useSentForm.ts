import { type FormRulesRecord, useForm, type UseFormReturnType } from '@mantine/form';
import { useRef } from 'react';
import { ApiProblem } from '../../api/call.ts';
import { toFieldErrors } from './problemText.ts';
import { useAction } from './useAction.ts';

type Action<Values, Answer> = Parameters<typeof useAction<Values, Answer>>[0];

interface Input<Values extends object, Answer>
  extends Pick<Action<Values, Answer>, 'done' | 'onDone' | 'refreshes'> {
  initialValues: Values;
  /** What can be said before the server is asked; the server decides. */
  validate?: FormRulesRecord<Values>;
  send: (values: Values) => Promise<Answer>;
  /** The server's names of fields that are called otherwise here. */
  rename?: Record<string, keyof Values & string>;
  /** Refusals that are about one field, by their code: `{ user_exists: 'email' }`. */
  codes?: Record<string, keyof Values & string>;
}

export interface SentForm<Values extends object> {
  form: UseFormReturnType<Values>;
  /** For the form's `onSubmit`. */
  submit: (event?: React.FormEvent<HTMLFormElement>) => void;
  isSending: boolean;
  /** What the server refused last; its fields are marked in the form, anything else is under `form`. */
  error: Error | null;
}

/** A form that is sent: never twice at once; what is refused stands beside its field, which gets the cursor. */
export function useSentForm<Values extends object, Answer = unknown>(
  input: Input<Values, Answer>,
): SentForm<Values> {
  const { initialValues, validate, send, rename = {}, codes = {}, ...after } = input;
  const form = useForm<Values>({
    mode: 'uncontrolled',
    initialValues,
    ...(validate ? { validate } : {}),
  });
  const sending = useRef(false);
  const action = useAction<Values, Answer>({ run: send, quiet: true, ...after });
  const show = (errors: Record<string, unknown>) => focusFirst(form, Object.keys(errors));
  const submit = form.onSubmit((values) => {
    if (sending.current) return;
    sending.current = true;
    action.mutate(values, {
      onError(error) {
        const found = toOwnNames(toFieldErrors(error, toNames(initialValues, rename)), rename);
        const errors = placeByCode(found, error, codes);
        form.setErrors(errors);
        show(errors);
      },
      onSettled: () => {
        sending.current = false;
      },
    });
  }, show);
  return { form, submit, isSending: action.isPending, error: action.error };
}

function toNames(values: object, rename: Record<string, string>): string[] {
  return [...Object.keys(values), ...Object.keys(rename)];
}

function toOwnNames(errors: Record<string, string>, rename: Record<string, string>) {
  return Object.fromEntries(
    Object.entries(errors).map(([name, message]) => [rename[name] ?? name, message]),
  );
}

function placeByCode(
  errors: Record<string, string>,
  error: Error,
  codes: Record<string, string>,
): Record<string, string> {
  const { form, ...others } = errors;
  const field = error instanceof ApiProblem ? codes[error.code] : undefined;
  return field === undefined || form === undefined ? errors : { ...others, [field]: form };
}

function focusFirst<Values extends object>(form: UseFormReturnType<Values>, names: string[]) {
  const first = names.map((name) => form.getInputNode(name)).find((node) => node !== null);
  first?.focus();
}
