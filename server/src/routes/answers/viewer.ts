import type { Role } from '../../domain/access.ts';

/** What a role may see of a record beside the record itself (S58): warehouse teams see neither costs nor contacts. */
export interface Viewer {
  contacts: boolean;
  costs: boolean;
}

export function toViewer(role: Role): Viewer {
  const all = role !== 'warehouse';
  return { contacts: all, costs: all };
}
