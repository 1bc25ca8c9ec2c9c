import { parseArgs, type ParseArgsConfig } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;

/** Every option is a text or a flag. */
export type Given<O extends Options> = {
  [K in keyof O]?: O[K]['type'] extends 'boolean' ? boolean : string;
};

/**
 * Reads `npm run x -- --option value`. With `--help`, or an option that does not exist, prints the
 * usage and ends the program.
 */
export function readOptions<const O extends Options>(usage: string, options: O): Given<O> {
  try {
    const all = { ...options, help: { type: 'boolean' } } as const;
    const { values } = parseArgs({ options: all, allowPositionals: false });
    return (values as { help?: boolean }).help ? showUsage(usage) : values;
  } catch (error) {
    return refuseOptions(error instanceof Error ? error.message : String(error), usage);
  }
}

function showUsage(usage: string): never {
  console.log(usage);
  process.exit(0);
}

/** Prints why the options do not go together, and how they do; ends the program. */
export function refuseOptions(reason: string, usage: string): never {
  console.error(`${reason}\n\n${usage}`);
  process.exit(2);
}

/** `?connectionId=…`, or nothing. */
export function toQuery(connectionId: string | undefined): string {
  return connectionId ? `?connectionId=${encodeURIComponent(connectionId)}` : '';
}
