import { createApiClient } from './apiClient.ts';
import { introduceShop } from './demoShop.ts';
import { onNpmGone } from './npmWatch.ts';
import { readSettings, type Settings } from './settings.ts';
import { type Stack, startStack } from './stack.ts';
import { describeDemo } from './welcome.ts';

const print = (line: string) => console.log(line);

/**
 * The whole of `npm start` after installing and building.
 * @param onReady what else runs beside the service, until this program ends
 * @returns the exit code, when everything has stopped.
 */
export async function launch(onReady?: (stack: Stack) => Promise<void>): Promise<number> {
  try {
    const settings = readSettings(process.env);
    const stopAsked = onStopSignal();
    const stack = await startStack(settings, process.env, print);
    await greet(stack);
    await onReady?.(stack);
    const outcome = serveUntil(stack, stopAsked);
    welcomeDemo(stack, settings).catch((error: unknown) => reportDemoTrouble(stack, error));
    return await outcome;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

/** The service itself runs: what is missing is tried again at the next start. */
function reportDemoTrouble(stack: Stack, error: unknown): void {
  if (stack.stopped()) return;
  const reason = error instanceof Error ? error.message : String(error);
  console.error(`The sandbox shop could not be set up completely: ${reason}`);
}

async function serveUntil(stack: Stack, stopAsked: Promise<null>): Promise<number> {
  const broken = await Promise.race([stopAsked, stack.broken]);
  print(
    broken === null
      ? 'Stopping…'
      : `${broken} ended unexpectedly: stopping the rest. Nothing acknowledged is lost; start again with npm start.`,
  );
  await stack.stop();
  print('Stopped.');
  return broken === null ? 0 : 1;
}

/** Resolves at the first Ctrl-C or SIGTERM, or when npm is gone; a second signal ends at once. */
function onStopSignal(): Promise<null> {
  return new Promise((resolve) => {
    let asked = false;
    const stop = () => {
      if (asked) process.exit(1);
      asked = true;
      resolve(null);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
    onNpmGone(() => resolve(null));
  });
}

async function greet(stack: Stack): Promise<void> {
  const address =
    process.env['PUBLIC_URL'] || stack.baseUrl.replace('//127.0.0.1:', '//localhost:');
  print(`\nSluice is ready: ${address}  (API documentation: ${address}/api/docs)`);
  const api = createApiClient(stack.baseUrl, '');
  const setup = api.call<{ needed: boolean }>('GET', '/api/auth/setup');
  const { needed } = await setup.catch(() => ({ needed: false })); // a worker alone has no API
  if (needed) print('Nobody can sign in yet: whoever opens it first makes the admin. Do it now.');
}

async function welcomeDemo(stack: Stack, settings: Settings): Promise<void> {
  if (!stack.demo) return;
  for (const line of describeDemo(stack.demo, settings.dataDir)) print(line);
  const api = createApiClient(stack.baseUrl, stack.apiKey ?? '');
  await introduceShop(api, stack.demo, settings.dataDir, print);
}
