import { Group, Paper, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import type { PlatformForm } from '../../../api/connections.ts';
import { hasOwnPage, toPlatformPage } from '../../../lib/platformPages.ts';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { groupPlatforms, toBringsText } from './categories.ts';

interface Props {
  platforms: PlatformForm[];
  onChoose: (platform: PlatformForm) => void;
}

/** What can be connected, by category, each with what it brings. */
export function PlatformChoice({ platforms, onChoose }: Props) {
  return (
    <Stack gap="md">
      {groupPlatforms(platforms).map(({ id, label, items }) => (
        <section key={id} aria-labelledby={`choice-${id}`}>
          <Title order={3} size="h6" mb={6} id={`choice-${id}`}>
            {label}
          </Title>
          <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
            {items.map((platform) => (
              <li key={platform.id}>
                {hasOwnPage(platform.id) ? (
                  <OwnPage platform={platform} />
                ) : (
                  <Choice platform={platform} onChoose={onChoose} />
                )}
              </li>
            ))}
          </Stack>
        </section>
      ))}
    </Stack>
  );
}

function Choice({ platform, onChoose }: { platform: PlatformForm } & Pick<Props, 'onChoose'>) {
  return (
    <UnstyledButton w="100%" onClick={() => onChoose(platform)}>
      <Paper withBorder p="sm">
        <Group justify="space-between" wrap="nowrap">
          <Names platform={platform} />
          <IconChevronRight size={18} aria-hidden />
        </Group>
      </Paper>
    </UnstyledButton>
  );
}

/** It has a guide and more settings there. */
function OwnPage({ platform }: { platform: PlatformForm }) {
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between">
        <Names platform={platform} />
        <RouterLink to={toPlatformPage(platform.id)} fz="sm">
          Open {platform.name} settings
        </RouterLink>
      </Group>
    </Paper>
  );
}

function Names({ platform }: { platform: PlatformForm }) {
  return (
    <div>
      <Text size="sm" fw={600}>
        {platform.name}
      </Text>
      <Text size="sm" c="dimmed">
        {toBringsText(platform)}
      </Text>
    </div>
  );
}
