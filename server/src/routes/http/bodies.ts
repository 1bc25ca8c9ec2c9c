import express, { type Request, type RequestHandler, type Response } from 'express';
import { fileTooLarge, notAFile, tooLarge, unsupportedType } from './problems.ts';

/** Shopify's largest bodies are a few MB; the API's own are small (S72). */
const rawLimit = 5 * 1024 * 1024;
const jsonLimit = 256 * 1024;

const fileLimit = 20 * 1024 * 1024;

const readRaw = express.raw({ limit: rawLimit, inflate: false, type: () => true });
const readFile = express.raw({ limit: fileLimit, inflate: false, type: () => true });
const readJson = express.json({ limit: jsonLimit, inflate: false, type: () => true });

/** JSON in UTF-8, said so, not compressed: everything else is 415 (S13–S15). */
const jsonType = /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

/** What a browser or a program calls a CSV file; which encoding it says must be true of the bytes. */
const fileType = /^text\/csv\s*(;\s*(charset\s*=\s*"?utf-8"?|header\s*=\s*\w+)\s*)*$/i;

/** The exact bytes of a body, for a signature. @throws 413, 415 */
export async function readBytes(request: Request, response: Response): Promise<Buffer> {
  requireJsonType(request);
  if (!hasBody(request)) return Buffer.alloc(0);
  requireFits(request, rawLimit);
  await run(readRaw, request, response);
  return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
}

/** The exact bytes of a CSV file. @throws 413, 415 */
export async function readFileBody(request: Request, response: Response): Promise<Buffer> {
  if (isEncoded(request) || !fileType.test(request.headers['content-type'] ?? '')) throw notAFile();
  if (!hasBody(request)) return Buffer.alloc(0);
  if (Number(request.headers['content-length'] ?? 0) > fileLimit) throw fileTooLarge();
  await run(readFile, request, response);
  return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
}

/** The parsed body; undefined where none was sent. @throws 413, 415, 422 for malformed JSON */
export async function readJsonBody(request: Request, response: Response): Promise<unknown> {
  if (!hasBody(request)) return undefined;
  requireJsonType(request);
  requireFits(request, jsonLimit);
  await run(readJson, request, response);
  return request.body as unknown;
}

function hasBody(request: Request): boolean {
  const length = request.headers['content-length'];
  return request.headers['transfer-encoding'] !== undefined || Number(length ?? 0) > 0;
}

/** What says that it is too large is refused at once: the parsers answer only after they have read all of it. */
function requireFits(request: Request, limit: number): void {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge();
}

function requireJsonType(request: Request): void {
  if (isEncoded(request) || !jsonType.test(request.headers['content-type'] ?? ''))
    throw unsupportedType();
}

function isEncoded({ headers }: Request): boolean {
  const encoding = headers['content-encoding'];
  return encoding !== undefined && encoding.toLowerCase() !== 'identity';
}

async function run(middleware: RequestHandler, request: Request, response: Response) {
  await new Promise<void>((resolve, reject) => {
    void middleware(request, response, (error?: unknown) =>
      error === undefined ? resolve() : reject(error),
    );
  });
}
