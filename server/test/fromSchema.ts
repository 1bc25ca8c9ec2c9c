import fc from 'fast-check';
import { hostileValue } from './hostile.ts';
import type { Json } from './liveSite.ts';

/** Parts of a JSON Schema that our documents use. */
export interface Schema {
  $ref?: string;
  type?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  items?: Schema;
  minimum?: number;
  maximum?: number;
  examples?: unknown[];
}

type Arbitrary = fc.Arbitrary<unknown>;

/** Mostly what the schema asks for, at times anything at all. */
export function fromSchema(schema: Schema, components: Record<string, Schema>): Arbitrary {
  const meant = toMeant(schema, components);
  return fc.oneof({ weight: 5, arbitrary: meant }, { weight: 1, arbitrary: hostileValue });
}

function toMeant(schema: Schema, components: Record<string, Schema>): Arbitrary {
  const below = (part: Schema): Arbitrary => fromSchema(part, components);
  if (schema.$ref) {
    const name = schema.$ref.split('/').at(-1) ?? '';
    return toMeant(components[name] ?? {}, components);
  }
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((choice) => toMeant(choice, components)));
  if (schema.type === 'array') return fc.array(below(schema.items ?? {}), { maxLength: 4 });
  if (schema.type === 'object') return toObject(schema, below);
  return toPlain(schema);
}

function toObject(schema: Schema, below: (part: Schema) => Arbitrary): Arbitrary {
  const parts = Object.entries(schema.properties ?? {}).map(([name, part]) => [name, below(part)]);
  const known = fc.record(Object.fromEntries(parts) as Record<string, Arbitrary>, {
    requiredKeys: schema.required ?? [],
  });
  const extra = schema.additionalProperties;
  if (!extra) return known;
  const others = fc.dictionary(
    fc.stringMatching(/^[a-zA-Z_$.]{1,12}$/),
    below(extra === true ? {} : extra),
  );
  return fc.tuple(others, known).map(([other, named]): Json => ({ ...other, ...named }));
}

function toPlain({ type, examples, minimum = -5, maximum = 1e6 }: Schema): Arbitrary {
  if (examples) return fc.constantFrom(...examples);
  if (type === 'boolean') return fc.boolean();
  if (type === 'null') return fc.constant(null);
  if (type === 'integer' || type === 'number') return fc.integer({ min: minimum, max: maximum });
  const texts = ['name', '2026-07-01', '2026-07-01T00:00:00Z', '1', 'a@shop.test', 'id'];
  return fc.oneof(fc.constantFrom(...texts), fc.string({ maxLength: 20 }));
}
