import { Badge, Button, Group, Loader, Pagination, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type CatalogPreview as Preview, catalogPreviewQuery } from '../../../api/sync.ts';
import { formatCount, formatCounted } from '../../../lib/numbers.ts';
import { QueryView } from '../../ui/QueryView.tsx';

type Action = Preview['products'][number]['action'];

const looks: Record<Action, { label: string; color: string }> = {
  create: { label: 'Create', color: 'green' },
  update: { label: 'Update', color: 'blue' },
  link: { label: 'Link', color: 'grape' },
  unchanged: { label: 'Unchanged', color: 'gray' },
};
const actions: Action[] = ['create', 'update', 'link', 'unchanged'];
const pageSize = 20;

/** By product: create, update, link or unchanged. Reads the catalogue and writes nothing. */
export function CatalogPreview({ connectionId }: { connectionId: string }) {
  const preview = useQuery(catalogPreviewQuery(connectionId));
  return (
    <QueryView query={preview} skeleton={<Reading />}>
      {(data) => <Found preview={data} />}
    </QueryView>
  );
}

function Reading() {
  return (
    <Group gap="sm" role="status" py="md">
      <Loader size="sm" />
      <Text size="sm">
        Reading the catalogue from Shopify: some seconds for each thousand products
      </Text>
    </Group>
  );
}

function Found({ preview }: { preview: Preview }) {
  const changes = preview.create + preview.update + preview.link;
  const [shown, setShown] = useState<Action | null>(null);
  const [page, setPage] = useState(1);
  const chosen = shown ?? actions.find((action) => preview[action] > 0) ?? 'create';
  const rows = preview.products.filter(({ action }) => action === chosen);
  const pages = Math.ceil(rows.length / pageSize);
  return (
    <Stack gap="md">
      <Text size="sm">
        {changes === 0
          ? `All ${formatCounted(preview.unchanged, 'product')} are in the ERP already: a sync would change nothing.`
          : `A sync would change ${formatCounted(changes, 'product')}. Nothing is written by this preview.`}
      </Text>
      <Group gap="xs" role="group" aria-label="What would happen">
        {actions.map((action) => (
          <Button
            key={action}
            size="xs"
            variant={action === chosen ? 'filled' : 'default'}
            aria-pressed={action === chosen}
            onClick={() => {
              setShown(action);
              setPage(1);
            }}
          >
            {looks[action].label} {formatCount(preview[action])}
          </Button>
        ))}
      </Group>
      <Rows rows={rows.slice((page - 1) * pageSize, page * pageSize)} />
      {pages > 1 && (
        <Pagination
          total={pages}
          value={page}
          onChange={setPage}
          size="sm"
          getControlProps={(control) => ({ 'aria-label': `${control} page` })}
        />
      )}
    </Stack>
  );
}

function Rows({ rows }: { rows: Preview['products'] }) {
  if (rows.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        No product
      </Text>
    );
  }
  return (
    <Table aria-label="Products">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Product</Table.Th>
          <Table.Th ta="right">SKUs</Table.Th>
          <Table.Th>Would</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ title, action, skus }, index) => (
          <Table.Tr key={`${index} ${title}`}>
            <Table.Td style={{ overflowWrap: 'anywhere' }}>{title}</Table.Td>
            <Table.Td ta="right" className="number">
              {formatCount(skus)}
            </Table.Td>
            <Table.Td>
              <Badge color={looks[action].color}>{looks[action].label}</Badge>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
