import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { errorCodes } from '../src/lib/errorCodes.ts';
import { findSourceFiles, root } from './sourceTree.ts';

export interface Document {
  path: string;
  text: string;
}

export function readText(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** README.md, everything below docs/, and the READMEs beside the code. */
export function findDocuments(): Document[] {
  const found = ['docs', 'server/src', 'client'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true })
      .map((name) => `${folder}/${String(name).replaceAll('\\', '/')}`)
      .filter((path) => path.endsWith('.md')),
  );
  return ['README.md', ...found].map((path) => ({ path, text: readText(path) }));
}

/** Relative links whose file, or whose heading in it, is not there. */
export function findDeadLinks({ path, text }: Document): string[] {
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '');
  return links
    .filter((link) => !/^[a-z]+:/.test(link))
    .filter((link) => {
      const [file = '', heading] = link.split('#');
      const target = file === '' ? path : join(dirname(path), file);
      return !existsSync(join(root, target)) || (heading && !hasHeading(target, heading));
    })
    .map((link) => `${path}: the link ${link} leads nowhere`);
}

function hasHeading(path: string, heading: string): boolean {
  const headings = readText(path).match(/^#+ .*$/gm) ?? [];
  return headings.map(toAnchor).includes(heading);
}

function toAnchor(heading: string): string {
  const words = heading.replace(/^#+ /, '').toLowerCase();
  return words.replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-');
}

const fileName = /^[\w./-]+\.(tsx?|mjs|md|json|yml)$/;

/** Paths and file names in code marks: from the root, from a source folder, from the document, or anywhere by name. */
export function findDeadPaths({ path, text }: Document): string[] {
  return readCode(text)
    .filter((code) => fileName.test(code) && !code.startsWith('/'))
    .filter((code) => !existsAnywhere(code, dirname(path)))
    .map((code) => `${path}: the file ${code} does not exist`);
}

function existsAnywhere(code: string, folder: string): boolean {
  // The data folder's files are made at run time.
  if (code.startsWith('data/') || ['demo.json', 'api.key'].includes(code)) return true;
  const places = ['', 'server/src', 'client/src', folder].map((place) => join(root, place, code));
  return places.some((place) => existsSync(place)) || (!code.includes('/') && isFileName(code));
}

let names: Set<string> | undefined;
function isFileName(name: string): boolean {
  names ??= new Set(
    ['server', 'scripts', 'client'].flatMap(findSourceFiles).map((file) => basename(file.path)),
  );
  return names.has(name);
}

/** `npm run x`, `npm start`, `npm test` that package.json does not have. */
export function findDeadScripts({ path, text }: Document): string[] {
  const manifest = JSON.parse(readText('package.json')) as { scripts: Record<string, string> };
  const named = [...text.matchAll(/npm (?:run (?:--silent |-s )?)?([a-z][\w:-]*)/g)];
  const npmsOwn = new Set(['ci', 'install', 'run', 'audit']);
  return named
    .map((match) => match[1] ?? '')
    .filter((name) => !npmsOwn.has(name) && !(name in manifest.scripts))
    .map((name) => `${path}: there is no script ${name}`);
}

/** Names of environment variables in code marks that neither the server nor a script reads. */
export function findDeadVariables({ path, text }: Document): string[] {
  const known = new Set([...readConfigVariables(), ...readScriptVariables()]);
  return readCode(text)
    .map((code) => /^([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)(?:=.*)?$/.exec(code)?.[1])
    .filter((name) => name !== undefined && !known.has(name) && !(name in errorCodes))
    .map((name) => `${path}: nothing reads the variable ${name}`);
}

/** What the server's configuration reads (config.ts). */
export function readConfigVariables(): string[] {
  const text = readText('server/src/config.ts');
  return [...text.matchAll(/^ {2}([A-Z][A-Z0-9_]*):/gm)].map((match) => match[1] ?? '');
}

function readScriptVariables(): string[] {
  return findSourceFiles('scripts').flatMap((file) =>
    [...file.text.matchAll(/['".]([A-Z][A-Z0-9]*_[A-Z0-9_]+)\b/g)].map((match) => match[1] ?? ''),
  );
}

function readCode(text: string): string[] {
  return [...text.matchAll(/`([^`\n]+)`/g)].map((match) => (match[1] ?? '').trim());
}
