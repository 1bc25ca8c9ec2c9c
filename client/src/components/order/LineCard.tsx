import { Checkbox, Group, Stack, Text } from '@mantine/core';
import { Money } from '../ui/Money.tsx';
import { type LineRow, LineStatus } from './lineColumns.tsx';
import { LineItem, LineParcel, LineQty } from './LineParts.tsx';

interface Props {
  line: LineRow;
  currency: string;
  refusal: string | undefined;
  /** Both left out where the line cannot be chosen. */
  chosen?: boolean;
  onChoose?: (id: string, chosen: boolean) => void;
}

/** One line on a phone. */
export function LineCard({ line, currency, refusal, chosen = false, onChoose }: Props) {
  return (
    <Group align="flex-start" wrap="nowrap" gap="sm">
      {onChoose && (
        <Checkbox
          aria-label={`Select ${toLineName(line)}`}
          checked={chosen}
          onChange={(event) => onChoose(line.id, event.currentTarget.checked)}
        />
      )}
      <Stack gap={6} flex={1} miw={0}>
        <LineItem line={line} />
        <Group justify="space-between" gap="xs" align="flex-start">
          <Group gap={6} align="baseline">
            <LineQty line={line} />
            <Text size="sm">
              × <Money amount={line.unitPrice} currency={currency} />
            </Text>
          </Group>
          <Stack gap={0} align="flex-end">
            <Money amount={line.lineTotal} currency={currency} fw={600} />
            <Text size="xs" c="dimmed">
              Tax <Money amount={line.taxAmount} currency={currency} />
            </Text>
          </Stack>
        </Group>
        <LineStatus line={line} refusal={refusal} />
        <LineParcel line={line} />
      </Stack>
    </Group>
  );
}

/** What a line is called where it has to be told from the others. */
export function toLineName({ skuCode, title, variantTitle }: LineRow): string {
  return skuCode ?? [title, variantTitle].filter(Boolean).join(' ');
}
