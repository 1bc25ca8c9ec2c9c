import { Button, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { CheckedConnection, PlatformForm as Platform } from '../../../api/connections.ts';
import { toLowerStart } from '../../../lib/words.ts';
import { ChecksList } from '../connection/ChecksList.tsx';
import { PlatformForm } from '../connection/PlatformForm.tsx';
import { isFetched, toBringsText } from './categories.ts';
import { PlatformChoice } from './PlatformChoice.tsx';

/** Connects an account of any platform: which one, its form, then what the platform said to it. */
export function ConnectPlatform({ platforms }: { platforms: Platform[] }) {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button leftSection={<IconPlus size={16} />} onClick={open}>
        Connect a platform
      </Button>
      <ConnectDialog platforms={platforms} opened={opened} onClose={close} />
    </>
  );
}

interface Props {
  platforms: Platform[];
  opened: boolean;
  onClose: () => void;
}

function ConnectDialog({ platforms, opened, onClose }: Props) {
  const [chosen, setChosen] = useState<Platform | null>(null);
  const [checked, setChecked] = useState<CheckedConnection | null>(null);
  const forget = () => {
    setChosen(null);
    setChecked(null);
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      transitionProps={{ onExited: forget }}
      title={chosen ? `Connect ${chosen.name}` : 'Connect a platform'}
      size="lg"
    >
      {chosen === null && <PlatformChoice platforms={platforms} onChoose={setChosen} />}
      {chosen && !checked && (
        <Stack gap="md">
          <Text size="sm" c="dimmed">
            It brings: {toLowerStart(toBringsText(chosen))}.
          </Text>
          <PlatformForm
            key={chosen.id}
            platform={chosen.id}
            fields={chosen.fields}
            label={`Connect ${chosen.name}`}
            onDone={setChecked}
            back={{ label: 'Back', onClick: () => setChosen(null) }}
          />
        </Stack>
      )}
      {chosen && checked && <Result platform={chosen} checked={checked} onClose={onClose} />}
    </Modal>
  );
}

interface ResultProps {
  platform: Platform;
  checked: CheckedConnection;
  onClose: () => void;
}

/** What was tested, and what happens now. */
function Result({ platform, checked, onClose }: ResultProps) {
  return (
    <Stack gap="md">
      <ChecksList checks={checked} />
      <Text size="sm">{toNextStep(platform, checked)}</Text>
      <Button onClick={onClose} data-autofocus style={{ alignSelf: 'flex-end' }}>
        Done
      </Button>
    </Stack>
  );
}

function toNextStep(platform: Platform, { ok, connection }: CheckedConnection): string {
  if (!ok) {
    return `${connection.name} is saved. Put right what failed with “Change credentials” on its card; until then not everything can be read.`;
  }
  if (!isFetched(platform)) return `${connection.name} is ready.`;
  return `${connection.name} is being read now: its card shows how far that is. From then on it is kept current by itself.`;
}
