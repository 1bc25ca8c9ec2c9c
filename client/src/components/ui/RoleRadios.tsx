import { Radio, Stack } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import { roles, roleTexts } from './roleTexts.ts';

/** One of the roles, each with what it may do. */
export function RoleRadios({
  field,
  label = 'Role',
}: {
  field: GetInputPropsReturnType;
  label?: string;
}) {
  return (
    <Radio.Group {...field} label={label} withAsterisk>
      <Stack gap="xs" mt={6}>
        {roles.map((role) => (
          <Radio
            key={role}
            value={role}
            label={roleTexts[role].label}
            description={roleTexts[role].may}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
