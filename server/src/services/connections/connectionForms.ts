import type { z } from 'zod';
import type { Connector } from '../../connectors/kit/types.ts';
import { ProblemError } from '../../lib/errors.ts';

type Fields = Record<string, string>;

/** What a connector's settings form takes, no more. @throws ProblemError 422 naming each field */
export function parseSettings(connector: Connector, given: Fields, allowCustom: boolean): Fields {
  const settings = parseForm(connector.settings, 'settings', given);
  const { baseUrl } = settings;
  if (baseUrl === undefined || allowCustom || isOwnAddress(baseUrl, settings)) return settings;
  throw refuse('settings.baseUrl', "must be the platform's own address");
}

/** @throws ProblemError 422 naming each field, never a value */
export function parseCredentials(
  connector: Connector,
  given: Fields,
  options: { partial?: boolean } = {},
): Fields {
  const form = options.partial ? connector.credentials.partial() : connector.credentials;
  return parseForm(form, 'credentials', given);
}

function parseForm(form: z.ZodObject, what: string, given: Fields): Fields {
  const parsed = form.strict().safeParse(given);
  if (parsed.success) {
    return Object.fromEntries(
      Object.entries(parsed.data).flatMap(([key, value]) =>
        typeof value === 'string' && value !== '' ? [[key, value]] : [],
      ),
    );
  }
  const [issue] = parsed.error.issues;
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys : [];
  const path = [what, ...(issue?.path ?? []), ...unknown.slice(0, 1)].map(String).join('.');
  throw refuse(path, unknown.length > 0 ? 'is not a known field' : (issue?.message ?? 'is wrong'));
}

function isOwnAddress(baseUrl: string, settings: Fields): boolean {
  return Object.values(settings).some((value) => baseUrl === `https://${value}`);
}

function refuse(field: string, message: string): ProblemError {
  return new ProblemError(422, 'invalid_request', `${field}: ${message}`, {
    errors: [{ field, message }],
  });
}
