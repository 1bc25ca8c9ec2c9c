import { Group, Radio, SegmentedControl, Stack, Text } from '@mantine/core';
import { type Access, type AreaAccess, areaLabels, areas } from './keyScopes.ts';

interface Props {
  everything: boolean;
  chosen: AreaAccess;
  error: React.ReactNode;
  onEverything: (on: boolean) => void;
  onChoose: (chosen: AreaAccess) => void;
}

const accesses = [
  { value: 'none', label: 'No' },
  { value: 'read', label: 'Read' },
  { value: 'write', label: 'Write' },
];

/** Everything the role may, or chosen parts of it. */
export function ScopeFields({ everything, chosen, error, onEverything, onChoose }: Props) {
  return (
    <Stack gap="xs">
      <Radio.Group
        label="May touch"
        value={everything ? 'all' : 'parts'}
        onChange={(value) => onEverything(value === 'all')}
        error={error}
      >
        <Stack gap="xs" mt={6}>
          <Radio value="all" label="Everything its role may" />
          <Radio value="parts" label="Chosen parts only" />
        </Stack>
      </Radio.Group>
      {!everything && (
        <Stack gap={6}>
          {areas.map((area) => (
            <Group key={area} justify="space-between" wrap="nowrap">
              <Text size="sm">{areaLabels[area]}</Text>
              <SegmentedControl
                size="xs"
                aria-label={areaLabels[area]}
                data={accesses}
                value={chosen[area] ?? 'none'}
                onChange={(access) => onChoose({ ...chosen, [area]: access as Access })}
              />
            </Group>
          ))}
        </Stack>
      )}
    </Stack>
  );
}
