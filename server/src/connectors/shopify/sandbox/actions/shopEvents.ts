import { toShopRedact } from '../rest/restEvents.ts';
import { toRestShop } from '../rest/restShop.ts';
import { levelKey, readClock } from '../state/shopState.ts';
import type { ActionContext } from './actionContext.ts';

export function updateShop(context: ActionContext, patch: { name?: string; email?: string }): void {
  const { state } = context;
  Object.assign(state.info, patch);
  state.info.updatedAt = readClock(state);
  state.version += 1;
  context.record({ action: 'update', resource: 'shop', id: state.info.id, details: {} });
  context.emit([{ topic: 'shop/update', body: () => toRestShop(state) }]);
}

/** The app is gone and its tokens with it: dead when the notice arrives. */
export function uninstallApp(context: ActionContext): void {
  const { state } = context;
  state.installed = false;
  context.record({ action: 'uninstall', resource: 'shop', id: state.info.id, details: {} });
  context.emit([{ topic: 'app/uninstalled', body: () => toRestShop(state) }]);
}

/** What follows 48 hours after the app was removed. */
export function redactShop(context: ActionContext): void {
  const { state } = context;
  context.record({ action: 'redact', resource: 'shop', id: state.info.id, details: {} });
  context.emit([{ topic: 'shop/redact', body: () => toShopRedact(state) }]);
}

export function disconnectLevel(
  context: ActionContext,
  at: { itemId: number; locationId: number },
): void {
  const { state } = context;
  const levels = state.levelsOfItem.get(at.itemId) ?? [];
  state.levelsOfItem.set(
    at.itemId,
    levels.filter((level) => level.locationId !== at.locationId),
  );
  state.levels.delete(levelKey(at.itemId, at.locationId));
  state.version += 1;
  context.record({
    action: 'disconnect',
    resource: 'inventory',
    id: at.itemId,
    details: { ...at },
  });
  context.emit([
    {
      topic: 'inventory_levels/disconnect',
      body: () => ({ inventory_item_id: at.itemId, location_id: at.locationId }),
    },
  ]);
}
