import { List, Text, ThemeIcon } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react';
import type { Checks } from '../../../api/connections.ts';
import { formatCounted } from '../../../lib/numbers.ts';
import { toWords } from '../../ui/statusLooks.ts';

type Check = Checks['checks'][number];

const names: Record<string, string> = {
  reachable: 'Reachable',
  token: 'Access token',
  shop: 'Shop',
  api_version: 'API version',
  scopes: 'Permissions',
  history: 'Order history',
};
/** Sync works without it, on less. */
const soft = new Set(['history']);

/** Which check passed and which did not, with what to do (spec 10.2). */
export function ChecksList({ checks }: { checks: Checks }) {
  const failed = checks.checks.filter(({ ok }) => !ok).length;
  return (
    <div role="status">
      <Text size="sm" fw={600} mb={6}>
        {failed === 0 ? 'Everything is in order' : `${formatCounted(failed, 'check')} failed`}
      </Text>
      <List spacing={6} size="sm" center listStyleType="none">
        {checks.checks.map((check) => (
          <List.Item key={check.check} icon={<Mark check={check} />}>
            <Text size="sm">
              <Text span inherit fw={500}>
                {names[check.check] ?? toWords(check.check)}
              </Text>
              <span className="visually-hidden">{check.ok ? ' passed' : ' failed'}</span>:{' '}
              {check.message}
            </Text>
          </List.Item>
        ))}
      </List>
    </div>
  );
}

function Mark({ check: { ok, check } }: { check: Check }) {
  const color = ok ? 'green' : soft.has(check) ? 'yellow' : 'red';
  const Icon = ok ? IconCheck : soft.has(check) ? IconAlertTriangle : IconX;
  return (
    <ThemeIcon size={20} radius="xl" variant="light" color={color} aria-hidden>
      <Icon size={13} />
    </ThemeIcon>
  );
}
