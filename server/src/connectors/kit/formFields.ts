import type { z } from 'zod';
import type { Connector, FieldHelp } from './types.ts';

/** One field of a connection's form, for whoever draws it. */
export interface FormField {
  name: string;
  label: string;
  secret: boolean;
  required: boolean;
  placeholder: string | null;
  help: string | null;
}

/** The form of a connector, drawn from its own schemas: settings first, then what is sealed (spec 10.1). */
export function toFormFields({
  settings,
  credentials,
}: Pick<Connector, 'settings' | 'credentials'>): FormField[] {
  return [...toFields(settings, false), ...toFields(credentials, true)];
}

function toFields(form: z.ZodObject, secret: boolean): FormField[] {
  return Object.entries(form.shape as Record<string, z.ZodType>).map(([name, schema]) => {
    const { label, placeholder, help } = (schema.meta() ?? {}) as FieldHelp;
    return {
      name,
      label: label ?? toLabel(name),
      secret,
      required: !schema.safeParse(undefined).success,
      placeholder: placeholder ?? null,
      help: help ?? null,
    };
  });
}

/** `webhookSecret` reads `Webhook secret`. */
function toLabel(name: string): string {
  const words = name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
