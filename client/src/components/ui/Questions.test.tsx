import { beforeEach, expect, jest, test } from '@jest/globals';
import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createTestClient } from '../../../test/queries.ts';
import { Providers } from '../../app/Providers.tsx';
import { ConfirmButton } from './ConfirmButton.tsx';

const onConfirm = jest.fn();
const button = (name: string) => screen.getByRole('button', { name });

/** Presses the button, and waits for the dialog's file however long it takes. */
async function ask(): Promise<void> {
  await act(async () => {
    await userEvent.click(button('Burn'));
    await import('./QuestionDialog.tsx');
  });
}

beforeEach(() => {
  onConfirm.mockReset();
  render(
    <Providers client={createTestClient()} env="test">
      <ConfirmButton
        question="Burn the papers?"
        explanation="They are gone then."
        confirm="Burn them"
        danger
        onConfirm={onConfirm}
      >
        Burn
      </ConfirmButton>
    </Providers>,
  );
});

test('a question is asked before anything is done, and a no does nothing', async () => {
  await ask();
  expect(await screen.findByRole('dialog', { name: 'Burn the papers?' })).toHaveTextContent(
    'They are gone then.',
  );
  await userEvent.click(button('Cancel'));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(onConfirm).not.toHaveBeenCalled();
});

test('a yes does it once and gives the focus back, even the first time', async () => {
  await ask();
  await screen.findByRole('dialog');
  await userEvent.click(button('Burn them'));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(onConfirm).toHaveBeenCalledTimes(1);
  await waitFor(() => expect(button('Burn')).toHaveFocus());
});
