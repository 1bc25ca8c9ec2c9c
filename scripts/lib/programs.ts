import { access, constants } from 'node:fs/promises';

/** May this file be executed by us? */
export function runnable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
