import { useQuery } from '@tanstack/react-query';
import { type Connection, platformsQuery } from '../../../api/connections.ts';
import { QueryView } from '../../ui/QueryView.tsx';
import { PlatformForm } from '../connection/PlatformForm.tsx';

interface Props {
  onDone: (connection: Connection) => void;
  onCancel?: () => void;
}

/** Connects a store, by the form its connector describes. */
export function ConnectForm({ onDone, onCancel }: Props) {
  const platforms = useQuery(platformsQuery);
  return (
    <QueryView query={platforms}>
      {(items) => {
        const shopify = items.find(({ id }) => id === 'shopify');
        return (
          shopify && (
            <PlatformForm
              platform={shopify.id}
              fields={shopify.fields}
              label="Connect a store"
              onDone={({ connection }) => onDone(connection)}
              {...(onCancel ? { back: { label: 'Cancel', onClick: onCancel } } : {})}
            />
          )
        );
      }}
    </QueryView>
  );
}
