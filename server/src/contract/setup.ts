import { z } from 'zod';
import { email, name, password } from './auth.ts';

export const setup = z
  .object({
    needed: z.boolean().meta({ description: 'true while the service has no user at all' }),
  })
  .meta({ id: 'Setup' });
export const setupBody = z.strictObject({ email, name, password, workspaceName: name.optional() });
