import { lazy } from 'react';
import { lazyDialog } from '../ui/lazyDialog.tsx';

/** Parts of the orders page nobody needs to see orders: each comes when it is asked for. */
export const RecoverOrder = lazyDialog(
  async () => (await import('./RecoverOrder.tsx')).RecoverOrder,
);

export const FilterForm = lazy(async () => ({
  default: (await import('./FilterForm.tsx')).FilterForm,
}));

export const FilterDrawer = lazyDialog(
  async () => (await import('./FilterDrawer.tsx')).FilterDrawer,
);

export const KeysHelp = lazyDialog(async () => (await import('./KeysHelp.tsx')).KeysHelp);

export const MoveDialog = lazy(async () => ({
  default: (await import('./MoveDialog.tsx')).MoveDialog,
}));
