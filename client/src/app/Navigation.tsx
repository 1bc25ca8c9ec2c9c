import { AppShell, NavLink, ScrollArea, Text } from '@mantine/core';
import {
  IconAdjustments,
  IconBox,
  IconBuildingStore,
  IconChartBar,
  IconCoins,
  IconDatabase,
  IconHistory,
  IconKey,
  IconLinkOff,
  IconPackages,
  IconPlugConnected,
  IconReceipt,
  IconReport,
  IconSettings,
  IconShirt,
  IconSpeakerphone,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react';
import { Link, useLocation } from '@tanstack/react-router';
import type { Permission } from '../lib/permissions.ts';
import { may } from '../lib/permissions.ts';
import { useMe } from './session.ts';

interface Place {
  to: string;
  label: string;
  icon: typeof IconBox;
  needs?: Permission;
  /** Its address begins others' addresses. */
  exact?: true;
}

const groups: { label: string; places: Place[] }[] = [
  {
    label: 'Records',
    places: [
      { to: '/orders', label: 'Orders', icon: IconReceipt },
      { to: '/catalog', label: 'Catalog', icon: IconBox },
      { to: '/inventory', label: 'Inventory', icon: IconPackages },
      { to: '/customers', label: 'Customers', icon: IconUsersGroup, needs: 'readSync' },
    ],
  },
  {
    label: 'Profit',
    places: [
      { to: '/profit', label: 'Dashboard', icon: IconChartBar, needs: 'seeCosts', exact: true },
      { to: '/profit/orders', label: 'Order profit', icon: IconReport, needs: 'seeCosts' },
      { to: '/profit/products', label: 'Product profit', icon: IconShirt, needs: 'seeCosts' },
      { to: '/profit/campaigns', label: 'Campaigns', icon: IconSpeakerphone, needs: 'seeCosts' },
      { to: '/profit/unmatched', label: 'Unmatched', icon: IconLinkOff, needs: 'seeCosts' },
      { to: '/profit/costs', label: 'Other costs', icon: IconCoins, needs: 'seeCosts' },
      {
        to: '/profit/settings',
        label: 'Rules and rates',
        icon: IconAdjustments,
        needs: 'seeCosts',
      },
    ],
  },
  {
    label: 'Sync',
    places: [
      { to: '/cache', label: 'Raw cache', icon: IconDatabase, needs: 'readSync' },
      { to: '/history', label: 'Sync history', icon: IconHistory, needs: 'readSync' },
    ],
  },
  {
    label: 'Settings',
    places: [
      { to: '/settings/platforms', label: 'Platforms', icon: IconPlugConnected, needs: 'readSync' },
      { to: '/settings/shopify', label: 'Shopify', icon: IconBuildingStore, needs: 'readSync' },
      { to: '/settings/people', label: 'People', icon: IconUsers, needs: 'administer' },
      { to: '/settings/keys', label: 'API keys', icon: IconKey, needs: 'administer' },
      { to: '/settings/workspace', label: 'Workspace', icon: IconSettings, needs: 'administer' },
    ],
  },
];

/** Where one can go; places a role may not see are left out, and groups with nothing in them. */
export function Navigation() {
  const { role } = useMe();
  const { pathname } = useLocation();
  const seen = groups
    .map(({ label, places }) => ({
      label,
      places: places.filter(({ needs }) => needs === undefined || may(role, needs)),
    }))
    .filter(({ places }) => places.length > 0);
  return (
    <AppShell.Section grow component={ScrollArea}>
      <nav aria-label="Main">
        {seen.map(({ label, places }) => (
          <div key={label}>
            <Text size="xs" c="dimmed" fw={600} px="sm" pt="sm" pb={4}>
              {label}
            </Text>
            {places.map(({ to, label: name, icon: Icon, exact = false }) => (
              <NavLink
                key={to}
                component={Link}
                to={to}
                label={name}
                activeOptions={{ exact }}
                active={isHere({ to, exact }, pathname)}
                {...(isHere({ to, exact }, pathname) ? { 'aria-current': 'page' as const } : {})}
                leftSection={<Icon size={18} aria-hidden />}
                style={{ borderRadius: 'var(--mantine-radius-sm)' }}
              />
            ))}
          </div>
        ))}
      </nav>
    </AppShell.Section>
  );
}

function isHere({ to, exact }: { to: string; exact: boolean }, pathname: string): boolean {
  return exact ? pathname.replace(/\/$/, '') === to : pathname.startsWith(to);
}
