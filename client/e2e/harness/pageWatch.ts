import type { BrowserContext, ConsoleMessage, Dialog, Request, Response } from '@playwright/test';

/** What went wrong in any page of a context, seen or not: a test with an unexpected one fails. */
export interface PageWatch {
  watch(context: BrowserContext): Promise<void>;
  /** Expected in this test, such as `422 POST /api/users`: whatever matches is no trouble from now on. */
  allow(...patterns: RegExp[]): void;
  /** Everything that was not allowed, a line each. */
  troubles(): string[];
}

/** Images of products live there: the browser of the tests gets a grey dot instead. */
const imageHost = 'https://cdn.shopify.com/';
const dot = Buffer.from('R0lGODlhAQABAIABAMjIyP///yH5BAEKAAEALAAAAAABAAEAAAICRAEAOw==', 'base64');

/** A visitor without a session is asked to sign in: the page finds that out by asking. */
const expectedAlways = [/^401 GET \/api\/auth\/me$/];

export function createPageWatch(baseUrl: string): PageWatch {
  const allowed = [...expectedAlways];
  const seen: string[] = [];
  const note = (text: string) => seen.push(text);
  return {
    async watch(context) {
      await context.addInitScript(reportPolicyBreaches);
      await context.route(`${imageHost}**`, (route) =>
        route.fulfill({ body: dot, contentType: 'image/gif' }),
      );
      context.on('console', (message) => noteConsole(message, note));
      context.on('dialog', (dialog) => noteDialog(dialog, note));
      context.on('weberror', (error) => note(`page error: ${error.error().message}`));
      context.on('request', (request) => noteForeign(request, baseUrl, note));
      context.on('response', (response) => noteAnswer(response, baseUrl, note));
      context.on('requestfailed', (request) => noteFailure(request, baseUrl, note));
    },
    allow: (...patterns) => void allowed.push(...patterns),
    troubles: () => seen.filter((text) => !allowed.some((pattern) => pattern.test(text))),
  };
}

/** Runs in every page before anything of it. */
function reportPolicyBreaches(): void {
  document.addEventListener('securitypolicyviolation', (event) => {
    console.error(`content policy: ${event.violatedDirective} refused ${event.blockedURI}`);
  });
}

/** No page of ours asks that way, but to keep what was typed; a script of somebody else's would. */
function noteDialog(dialog: Dialog, note: (text: string) => void): void {
  if (dialog.type() !== 'beforeunload') note(`dialog: ${dialog.message()}`);
  void dialog.accept();
}

/** Answers and lost connections are judged by themselves, with their address. */
function noteConsole(message: ConsoleMessage, note: (text: string) => void): void {
  if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return;
  note(`console error: ${message.text()}`);
}

function noteForeign(request: Request, baseUrl: string, note: (text: string) => void): void {
  const url = request.url();
  if (url.startsWith(baseUrl) || url.startsWith(imageHost) || /^(data|blob):/.test(url)) return;
  note(`foreign request: ${url}`);
}

function noteAnswer(response: Response, baseUrl: string, note: (text: string) => void): void {
  if (response.status() < 400) return;
  note(`${response.status()} ${describe(response.request(), baseUrl)}`);
}

/** A page that is left, or a question that is asked anew, drops its requests: no trouble. */
function noteFailure(request: Request, baseUrl: string, note: (text: string) => void): void {
  const reason = request.failure()?.errorText ?? 'unknown';
  if (reason === 'net::ERR_ABORTED') return;
  note(`${reason} ${describe(request, baseUrl)}`);
}

/** `GET /api/orders` */
function describe(request: Request, baseUrl: string): string {
  const address = request.url().replace(baseUrl, '').replace(/\?.*$/, '');
  return `${request.method()} ${address}`;
}
