import { AppShell, Burger, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { Outlet, useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { startLive } from '../api/live.ts';
import { SchemeToggle } from '../components/ui/SchemeToggle.tsx';
import { BrokenConnections } from './BrokenConnections.tsx';
import { FreshnessPill } from './FreshnessPill.tsx';
import { LivePill } from './LivePill.tsx';
import { Logo } from './Logo.tsx';
import { Navigation } from './Navigation.tsx';
import { UserMenu } from './UserMenu.tsx';

/** The frame of every page behind sign-in: head, navigation, notices. */
export function Shell() {
  const [opened, { toggle, close }] = useDisclosure(false);
  const client = useQueryClient();
  const { pathname } = useLocation();
  useEffect(() => startLive(client), [client]);
  useEffect(close, [pathname, close]);
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 220, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      padding="md"
    >
      <a className="skip-link" href="#content">
        Skip to content
      </a>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger
              opened={opened}
              onClick={toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={opened ? 'Close navigation' : 'Open navigation'}
            />
            <Logo />
          </Group>
          <Group gap="xs" wrap="nowrap">
            <FreshnessPill />
            <LivePill />
            <SchemeToggle />
            <UserMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm">
        <Navigation />
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        <BrokenConnections />
        <Outlet />
      </AppShell.Main>
    </AppShell>
  );
}
