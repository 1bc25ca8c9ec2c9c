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

/** The app is gone: its rights with it. The topics are sent; the token is dead when they arrive. */
export function uninstallApp(context: ActionContext): void {
  const { state } = context;
  state.scopes.clear();
  context.record({ action: 'uninstall', resource: 'shop', id: state.info.id, details: {} });
  context.emit([
    { topic: 'app/uninstalled', body: () => toRestShop(state) },
    { topic: 'shop/redact', body: () => toShopRedact(state) },
  ]);
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
