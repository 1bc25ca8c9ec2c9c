import { Button, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import {
  type CheckedConnection,
  type ConnectionField,
  createConnection,
  platformsQuery,
} from '../../../api/connections.ts';
import { FormFoot } from '../../ui/FormFoot.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { useSentForm } from '../../ui/useSentForm.ts';
import { ConnectionFields } from '../connection/ConnectionFields.tsx';
import { toConnectionBody, toInitialValues } from '../connection/connectionForm.ts';
import { useRememberChecks } from '../connection/useChecks.ts';

interface Props {
  onDone: (connection: CheckedConnection['connection']) => void;
  onCancel?: () => void;
}

/** Connects a store; the platform is asked at once which of the values are right. */
export function ConnectForm(props: Props) {
  const platforms = useQuery(platformsQuery);
  return (
    <QueryView query={platforms}>
      {(items) => {
        const shopify = items.find(({ id }) => id === 'shopify');
        return shopify && <Form {...props} fields={shopify.fields} />;
      }}
    </QueryView>
  );
}

function Form({ fields, onDone, onCancel }: Props & { fields: ConnectionField[] }) {
  const remember = useRememberChecks();
  const sent = useSentForm({
    initialValues: toInitialValues(fields),
    validate: toRules(fields),
    send: (values) =>
      createConnection({ platform: 'shopify', ...toConnectionBody(fields, values) }),
    refreshes: [['connections'], ['freshness']],
    done: ({ connection, ok }) =>
      ok ? `${connection.name} is connected` : `${connection.name} is saved: a check failed`,
    onDone: ({ connection, ok, checks }) => {
      remember(connection.id, { ok, checks });
      onDone(connection);
    },
  });
  return (
    <form onSubmit={sent.submit} noValidate aria-label="Connect a store">
      <Stack gap="md">
        <ConnectionFields fields={fields} form={sent.form} />
        <FormFoot sent={sent} submit="Connect and test">
          {onCancel && (
            <Button variant="default" onClick={onCancel}>
              Cancel
            </Button>
          )}
        </FormFoot>
      </Stack>
    </form>
  );
}

function toRules(fields: ConnectionField[]) {
  return Object.fromEntries(
    fields
      .filter(({ required }) => required)
      .map(({ name, label }) => [
        name,
        (value: string) => (value.trim() === '' ? `Enter the ${label.toLowerCase()}` : null),
      ]),
  );
}
