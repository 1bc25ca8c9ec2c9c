import { Collapse, PasswordInput, Stack, TextInput, UnstyledButton, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import type { ConnectionField } from '../../../api/connections.ts';
import { type FieldValues, splitFields } from './connectionForm.ts';

interface Props {
  fields: ConnectionField[];
  form: UseFormReturnType<FieldValues>;
  /** Ends of the secrets that are stored already, by field; left out for a new connection. */
  stored?: Map<string, string | null>;
}

/** The form of a connection as its connector describes it; what is seldom needed is folded away. */
export function ConnectionFields(props: Props) {
  const { usual, seldom } = splitFields(props.fields);
  const [opened, { toggle }] = useDisclosure(false);
  const refused = seldom.some(({ name }) => Boolean(props.form.errors[name]));
  return (
    <Stack gap="md">
      {usual.map((field) => (
        <Field key={field.name} field={field} {...props} />
      ))}
      {seldom.length > 0 && (
        <UnstyledButton type="button" onClick={toggle} aria-expanded={opened || refused}>
          <Text size="sm" c="dimmed" td="underline">
            {opened ? 'Less' : 'More settings'}
          </Text>
        </UnstyledButton>
      )}
      <Collapse expanded={opened || refused}>
        <Stack gap="md">
          {seldom.map((field) => (
            <Field key={field.name} field={field} {...props} />
          ))}
        </Stack>
      </Collapse>
    </Stack>
  );
}

/** The first setting names the account (the server's rule): it stays as it is. */
function Field({ field, fields, form, stored }: Props & { field: ConnectionField }) {
  const { name, label, help, secret } = field;
  const isStored = stored?.has(name) ?? false;
  const isFixed = stored !== undefined && name === fields.find((one) => !one.secret)?.name;
  const common = {
    ...form.getInputProps(name),
    label,
    description: isFixed ? 'Another account is another connection: add it as such' : help,
    withAsterisk: field.required && !isStored && !isFixed,
    placeholder: isStored ? toStoredText(stored?.get(name)) : (field.placeholder ?? ''),
    autoComplete: 'off',
    maxLength: 4000,
    spellCheck: false,
  };
  if (!secret) {
    return (
      <TextInput
        key={form.key(name)}
        {...common}
        readOnly={isFixed}
        variant={isFixed ? 'filled' : 'default'}
      />
    );
  }
  return (
    <PasswordInput
      key={form.key(name)}
      {...common}
      autoComplete="new-password"
      visibilityToggleButtonProps={{ 'aria-label': `Show ${label}` }}
    />
  );
}

function toStoredText(last4: string | null | undefined): string {
  return last4 ? `Ends in ${last4}: leave empty to keep it` : 'Stored: leave empty to keep it';
}
