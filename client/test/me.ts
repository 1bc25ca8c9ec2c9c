import type { Me } from '../src/api/session.ts';

/** Who works here, as the API says it. */
export function buildMe(change: Partial<Me> = {}): Me {
  return {
    kind: 'person',
    id: 'usr_1',
    name: 'Asha Rao',
    email: 'asha@shop.test',
    role: 'admin',
    scopes: ['*'],
    workspaceId: 'ws_main',
    workspace: { id: 'ws_main', name: 'Main', timezone: 'Asia/Kolkata', currency: 'INR' },
    ...change,
  };
}
