import { beforeAll, expect, test } from '@jest/globals';
import { notifications } from '@mantine/notifications';
import { act, render, screen } from '@testing-library/react';
import { createTestClient } from '../../test/queries.ts';
import { Providers } from './Providers.tsx';

// Its file is read and compiled here, however slow that is: what follows waits for the page alone.
beforeAll(() => import('./Toasts.tsx'));

test('the first notice of a visit is shown, although its place comes with it', async () => {
  render(
    <Providers client={createTestClient()} env="test">
      A page
    </Providers>,
  );
  expect(screen.queryByText('Saved')).toBeNull();
  act(() => void notifications.show({ message: 'Saved' }));
  expect(await screen.findByText('Saved')).toBeVisible();
});
