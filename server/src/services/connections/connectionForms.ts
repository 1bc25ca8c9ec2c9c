import type { z } from 'zod';
import type { Connector } from '../../connectors/kit/types.ts';
import { ProblemError } from '../../lib/errors.ts';

type Fields = Record<string, string>;

/** What a connector's settings form takes, no more. @throws ProblemError 422 naming each field */
export function parseSettings(connector: Connector, given: Fields, allowCustom: boolean): Fields {
  const settings = parseForm(connector.settings, 'settings', given);
  const { baseUrl } = settings;
  if (baseUrl === undefined || allowCustom || isOwnAddress(baseUrl, settings)) return settings;
  throw refuse([{ field: 'settings.baseUrl', message: "must be the platform's own address" }]);
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

/** A field left empty in a form was not filled in. */
function parseForm(form: z.ZodObject, what: string, given: Fields): Fields {
  const filled = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
  const parsed = form.strict().safeParse(filled);
  if (parsed.success) {
    return Object.fromEntries(
      Object.entries(parsed.data).flatMap(([key, value]) =>
        typeof value === 'string' && value !== '' ? [[key, value]] : [],
      ),
    );
  }
  throw refuse(parsed.error.issues.flatMap((issue) => toFaults(issue, what, filled)));
}

function toFaults(issue: z.core.$ZodIssue, what: string, filled: Fields): Fault[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ field: `${what}.${key}`, message: 'is not a known field' }));
  }
  const name = String(issue.path[0]);
  const message = name in filled ? issue.message : 'is required';
  return [{ field: `${what}.${name}`, message }];
}

function isOwnAddress(baseUrl: string, settings: Fields): boolean {
  return Object.values(settings).some((value) => baseUrl === `https://${value}`);
}

interface Fault {
  field: string;
  message: string;
}

function refuse(errors: Fault[]): ProblemError {
  const [first] = errors;
  const detail = first ? `${first.field}: ${first.message}` : 'The form is not valid';
  return new ProblemError(422, 'invalid_request', detail, { errors });
}
