import { apiKeyRoutes } from './apiKeys.ts';
import { authRoutes } from './auth.ts';
import { createDocumentRoutes } from './documents.ts';
import { healthRoutes } from './health.ts';
import type { Route } from './route.ts';
import { userRoutes } from './users.ts';

const apiRoutes: Route[] = [...healthRoutes, ...authRoutes, ...userRoutes, ...apiKeyRoutes];

/** Every route there is: what is not in here is not served (deny by default, S50). */
export const routes: readonly Route[] = [...apiRoutes, ...createDocumentRoutes(apiRoutes)];
