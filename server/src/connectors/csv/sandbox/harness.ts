import { defaultRules } from '../../../domain/rules.ts';
import type { Harness } from '../../kit/conformance.ts';

/**
 * For the suite every connector passes, which finds it by its name. There is no platform behind files: nothing can be
 * fetched, and nothing can fail.
 * @public
 */
export async function startHarness(): Promise<Harness> {
  return {
    connection: {
      connectionId: 'con_sandbox_csv',
      workspaceId: 'ws_sandbox',
      settings: { name: 'Spreadsheets' },
      credentials: {},
      currency: 'INR',
      timezone: 'Asia/Kolkata',
      rules: defaultRules,
    },
    fail: () => undefined,
    delivery: null,
    stop: async () => undefined,
  };
}
