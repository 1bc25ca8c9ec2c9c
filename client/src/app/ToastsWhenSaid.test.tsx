import { expect, test } from '@jest/globals';
import { notifications } from '@mantine/notifications';
import { act, render, screen } from '@testing-library/react';
import { createTestClient } from '../../test/queries.ts';
import { Providers } from './Providers.tsx';

test('the first notice of a visit is shown, although its place comes with it', async () => {
  render(
    <Providers client={createTestClient()} env="test">
      A page
    </Providers>,
  );
  expect(screen.queryByText('Saved')).toBeNull();
  await act(async () => {
    notifications.show({ message: 'Saved' });
    await import('./Toasts.tsx');
  });
  expect(await screen.findByText('Saved')).toBeVisible();
});
