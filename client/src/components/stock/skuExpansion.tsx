import { Box } from '@mantine/core';
import type { DataTableProps } from 'mantine-datatable';
import type { Sku } from '../../api/catalog.ts';
import type { Opened } from '../ui/useOpened.ts';
import { SkuLevels } from './SkuLevels.tsx';

/** Rows of SKUs that open to their locations; only their own button opens them. */
export function toSkuExpansion(opened: Opened): NonNullable<DataTableProps<Sku>['rowExpansion']> {
  return {
    allowMultiple: true,
    trigger: 'never',
    expanded: { recordIds: opened.ids },
    content: ({ record }) => (
      <Box px="md" py="sm">
        <SkuLevels skuId={record.id} code={record.code} />
      </Box>
    ),
  };
}
