import { expect, test } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterContextProvider,
} from '@tanstack/react-router';
import {
  buildConnection,
  buildFreshness,
  buildPlatform,
  buildSchedule,
} from '../../../../test/connections.ts';
import { buildMe } from '../../../../test/me.ts';
import { createTestClient } from '../../../../test/queries.ts';
import type { Connection } from '../../../api/connections.ts';
import type { Me } from '../../../api/session.ts';
import { Providers } from '../../../app/Providers.tsx';
import { AccountCard } from './AccountCard.tsx';

function show(change: Partial<Connection> = {}, role: Me['role'] = 'admin') {
  const connection = buildConnection(change);
  const client = createTestClient();
  client.setQueryDefaults([], { staleTime: Number.POSITIVE_INFINITY });
  client.setQueryData(['me'], buildMe({ role }));
  client.setQueryData(['jobs', 'live'], { items: [] });
  client.setQueryData(['jobs', 'list', { connectionId: 'con_1', limit: '1' }], { items: [] });
  client.setQueryData(['scheduler', 'streams', 'con_1'], [buildSchedule()]);
  const router = createRouter({
    routeTree: createRootRoute(),
    history: createMemoryHistory(),
  });
  render(
    <Providers client={client} env="test">
      <RouterContextProvider router={router}>
        <AccountCard
          account={{ connection, platform: buildPlatform() }}
          freshness={buildFreshness({ status: connection.status })}
          isChosen={false}
        />
      </RouterContextProvider>
    </Providers>,
  );
}

const names = () => screen.getAllByRole('button').map(({ textContent }) => textContent?.trim());

test('an admin sees how it is, the end of its secret, and everything that can be done', () => {
  show();
  expect(screen.getByRole('region', { name: 'Spring ads' })).toBeVisible();
  expect(screen.getByText('Connected')).toBeVisible();
  expect(screen.getByText('•••• 6789')).toBeVisible();
  expect(names()).toEqual([
    'Rename',
    'Test connection',
    'Change credentials',
    'Disconnect',
    'Sync now',
    'Load history',
  ]);
  const often = screen.getByRole('combobox', {
    name: 'How often daily campaign figures of Spring ads are read',
  });
  expect(often).toHaveValue('Every hour');
});

test('somebody who may only read can do nothing', () => {
  show({}, 'read');
  expect(screen.queryAllByRole('button')).toEqual([]);
  expect(screen.getByText('Every hour')).toBeVisible();
});

test('a sync that is not allowed yet says when it is', () => {
  const nextAllowedAt = new Date(Date.now() + 42.5 * 60_000).toISOString();
  show({ syncNow: { nextAllowedAt, message: 'Next sync available in 42 minutes' } });
  expect(screen.getByRole('button', { name: 'Sync now' })).toBeDisabled();
  expect(screen.getByText(/Next sync available/)).toHaveTextContent(
    'Next sync available in 42 minutes',
  );
});

test('a disconnected one says why, and can only be tested and reconnected', () => {
  show({ status: 'disconnected', statusReason: 'The token was revoked' });
  expect(screen.getByText(/The token was revoked/)).toBeVisible();
  expect(screen.getByRole('button', { name: 'Reconnect' })).toBeEnabled();
  expect(screen.queryByRole('button', { name: 'Disconnect' })).toBeNull();
  expect(screen.getByRole('button', { name: 'Sync now' })).toBeDisabled();
  expect(screen.getByRole('button', { name: 'Load history' })).toBeDisabled();
});
