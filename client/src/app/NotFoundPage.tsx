import { Center, Stack, Text } from '@mantine/core';
import { PageHeader } from '../components/ui/PageHeader.tsx';
import { RouterLink } from '../components/ui/RouterLink.tsx';

/** Stands alone: nobody knows which frame a page belongs to that is not there. */
export function NotFoundPage() {
  return (
    <Center component="main" mih="60dvh" p="md">
      <Stack gap="xs" align="center" ta="center">
        <PageHeader title="There is no such page" />
        <Text size="sm" component="div">
          <RouterLink to="/orders">Go to the orders</RouterLink>
        </Text>
      </Stack>
    </Center>
  );
}
