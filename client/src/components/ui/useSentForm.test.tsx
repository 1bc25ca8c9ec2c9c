import { TextInput } from '@mantine/core';
import { isNotEmpty } from '@mantine/form';
import { expect, test } from '@jest/globals';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { createTestClient } from '../../../test/queries.ts';
import { ApiProblem } from '../../api/call.ts';
import { Providers } from '../../app/Providers.tsx';
import { FormFoot } from './FormFoot.tsx';
import { useSentForm } from './useSentForm.ts';

interface Values {
  name: string;
  email: string;
}

function Form({ send }: { send: (values: Values) => Promise<unknown> }) {
  const sent = useSentForm<Values>({
    initialValues: { name: '', email: '' },
    validate: { name: isNotEmpty('Enter the name') },
    codes: { user_exists: 'email' },
    rename: { mail: 'email' },
    send,
  });
  const { form, submit } = sent;
  return (
    <form onSubmit={submit}>
      <TextInput key={form.key('name')} {...form.getInputProps('name')} label="Name" />
      <TextInput key={form.key('email')} {...form.getInputProps('email')} label="E-mail" />
      <FormFoot sent={sent} submit="Send" />
    </form>
  );
}

/** Shows the form, fills the name and sends it. @returns what arrived */
function sendForm(answer: () => Promise<unknown>, name = 'Asha') {
  const arrived: Values[] = [];
  render(
    <Providers client={createTestClient()} env="test">
      <Form
        send={(values) => {
          arrived.push(values);
          return answer();
        }}
      />
    </Providers>,
  );
  fireEvent.change(screen.getByLabelText('Name'), { target: { value: name } });
  const button = screen.getByRole('button', { name: 'Send' });
  fireEvent.click(button);
  fireEvent.click(button);
  return arrived;
}

const refuse =
  (status: number, problem: object, retryAfter: number | null = null) =>
  () =>
    Promise.reject(new ApiProblem(status, problem, retryAfter));
const errorOf = (label: string) => screen.getByLabelText(label).getAttribute('aria-invalid');

test('two presses send once', async () => {
  let finish: () => void = () => undefined;
  const arrived = sendForm(() => new Promise<void>((resolve) => (finish = resolve)));
  await waitFor(() => expect(screen.getByRole('button')).toHaveAttribute('data-loading', 'true'));
  expect(arrived).toEqual([{ name: 'Asha', email: '' }]);
  finish();
  await waitFor(() => expect(screen.getByRole('button')).not.toHaveAttribute('data-loading'));
});

test('what is missing is said before anything is sent, and gets the cursor', async () => {
  const arrived = sendForm(() => Promise.resolve(), '');
  expect(await screen.findByText('Enter the name')).toBeVisible();
  expect(screen.getByLabelText('Name')).toHaveFocus();
  expect(arrived).toEqual([]);
});

test.each([
  ['by its field', refuse(422, { errors: [{ field: 'email', message: 'is none' }] }), 'is none'],
  [
    'by its other name',
    refuse(422, { errors: [{ field: 'mail', message: 'is none' }] }),
    'is none',
  ],
  ['by its code', refuse(409, { code: 'user_exists', detail: 'is there' }), 'is there'],
])('a refusal stands beside its field: %s', async (_how, answer, message) => {
  sendForm(answer);
  expect(await screen.findByText(message)).toBeVisible();
  expect([errorOf('Name'), errorOf('E-mail')]).toEqual([null, 'true']);
  expect(screen.getByLabelText('E-mail')).toHaveFocus();
});

test('a refusal of the whole form is an alert; after too many tries the button says how long to wait', async () => {
  sendForm(refuse(429, { code: 'too_many_attempts', detail: 'Too many attempts' }, 75));
  expect(await screen.findByRole('alert')).toHaveTextContent('Too many attempts (in 1 min 15 s)');
  expect(screen.getByRole('button', { name: 'Wait 1 min 15 s' })).toBeDisabled();
});
