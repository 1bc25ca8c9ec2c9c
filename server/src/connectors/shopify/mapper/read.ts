import { DomainError } from '../../../domain/errors.ts';
import { parseMoney } from '../../../domain/money.ts';
import type { Issue, Minor, ReadResult } from '../../../domain/source.ts';
import { isObject } from '../../kit/read/json.ts';
import { refuseBody, toResult } from '../../kit/read/result.ts';
import { compareIds, toBodyId, toId } from './ids.ts';
import { toInstant } from './time.ts';

/**
 * A place in a body being read. Shopify says the same in two spellings: REST and webhooks in snake_case,
 * GraphQL in camelCase. Readers are asked by the GraphQL name and look up the spelling of the body's own shape.
 */
export interface Place {
  data: Record<string, unknown>;
  path: string;
  rest: boolean;
  issues: Issue[];
}

const snakeNames = new Map<string, string>();

function toSnake(name: string): string {
  let snake = snakeNames.get(name);
  if (snake === undefined) {
    snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    snakeNames.set(name, snake);
  }
  return snake;
}

function keyOf(place: Place, name: string): string {
  return place.rest ? toSnake(name) : name;
}

export function pathOf(place: Place, name: string): string {
  const key = keyOf(place, name);
  return place.path === '' ? key : `${place.path}.${key}`;
}

export function valueOf(place: Place, name: string): unknown {
  return place.data[keyOf(place, name)];
}

/** A GraphQL node of ours has a gid as id; everything else is read as REST. */
export function isRest(body: Record<string, unknown>): boolean {
  return !(typeof body['id'] === 'string' && body['id'].startsWith('gid:'));
}

export function addIssue(place: Place, name: string, message: string): void {
  place.issues.push({ field: pathOf(place, name), message });
}

/** Runs a mapper over a body: any trouble comes back as issues, nothing is thrown (style 4). */
export function readBody<T>(body: unknown, map: (root: Place) => T): ReadResult<T> {
  if (!isObject(body)) return refuseBody();
  const issues: Issue[] = [];
  try {
    return toResult(map({ data: body, path: '', rest: isRest(body), issues }), issues);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { ok: false, issues: [...issues, { field: '', message: error.message }] };
  }
}

/** The object under a name; null when absent. */
export function readChild(place: Place, name: string): Place | null {
  const value = valueOf(place, name);
  if (value === null || value === undefined) return null;
  if (isObject(value)) return { ...place, data: value, path: pathOf(place, name) };
  addIssue(place, name, 'must be an object');
  return null;
}

/** The objects of a list; an absent list is empty unless it is required. */
export function readList(place: Place, name: string, required = false): Place[] {
  const value = valueOf(place, name);
  if (value === null || value === undefined) {
    if (required) addIssue(place, name, 'must be a list');
    return [];
  }
  if (!Array.isArray(value)) {
    addIssue(place, name, 'must be a list');
    return [];
  }
  const path = pathOf(place, name);
  const places: Place[] = [];
  for (const [index, item] of value.entries()) {
    if (isObject(item)) places.push({ ...place, data: item, path: `${path}[${index}]` });
    else place.issues.push({ field: `${path}[${index}]`, message: 'must be an object' });
  }
  return places;
}

/** Text or null; "" means nothing to Shopify as well (shopify-facts 8). */
export function readText(place: Place, name: string): string | null {
  const value = valueOf(place, name);
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  addIssue(place, name, 'must be text');
  return null;
}

/** Lower-cased, as REST spells its states; unknown values pass (enums are open, shopify-facts 1). */
export function readState(place: Place, name: string): string | null {
  return readText(place, name)?.toLowerCase() ?? null;
}

export function readTexts(place: Place, name: string): string[] {
  const value = valueOf(place, name);
  if (value === null || value === undefined) return [];
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  addIssue(place, name, 'must be a list of texts');
  return [];
}

/** GraphQL lists tags, REST joins them by commas; the order is made the same. */
export function readTags(place: Place, name = 'tags'): string[] {
  const value = valueOf(place, name);
  const tags = typeof value === 'string' ? value.split(',') : readTexts(place, name);
  return [...new Set(tags.map((tag) => tag.trim()).filter((tag) => tag !== ''))].sort();
}

/** An entry's own id. */
export function readBodyId(place: Place): string {
  const id = toBodyId(place.data);
  if (id === null) addIssue(place, 'id', 'is missing or is no id');
  return id ?? '';
}

/** A reference to another record; null when absent. */
export function readId(place: Place, name: string): string | null {
  const value = valueOf(place, name);
  if (value === null || value === undefined || value === '') return null;
  const id = toId(value);
  if (id === null) addIssue(place, name, 'is no id');
  return id;
}

/** `variant_id` of REST, `variant { id }` of GraphQL. */
export function readLink(place: Place, name: string): string | null {
  if (place.rest) return readId(place, `${name}Id`);
  const child = readChild(place, name);
  return child && readId(child, 'id');
}

export function readFlag(place: Place, name: string): boolean {
  return valueOf(place, name) === true;
}

/** A count of things: a whole number, never negative; null when absent. */
export function readCount(place: Place, name: string): number | null {
  const value = valueOf(place, name);
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  addIssue(place, name, 'must be a whole number of 0 or more');
  return null;
}

/** ISO 8601 UTC with milliseconds; null when absent. */
export function readTime(place: Place, name: string): string | null {
  const value = valueOf(place, name);
  if (value === null || value === undefined || value === '') return null;
  const instant = toInstant(value);
  if (!instant) addIssue(place, name, 'is no date');
  return instant?.toISOString() ?? null;
}

export function readRequiredTime(place: Place, name: string): string {
  const before = place.issues.length;
  const time = readTime(place, name);
  if (time === null && place.issues.length === before) addIssue(place, name, 'is missing');
  return time ?? '';
}

/** One money text at `place.name`; null when absent. Numbers occur in refunds (shopify-facts 8). */
export function readAmount(place: Place, name: string, currency: string): Minor | null {
  const value = valueOf(place, name);
  if (value === null || value === undefined || value === '') return null;
  const money = parseMoney(value, currency);
  if (money.ok) return money.minor;
  addIssue(place, name, money.message);
  return null;
}

/**
 * Shop money: `total_price`, else `total_price_set.shop_money.amount` in REST; `totalPriceSet.shopMoney.amount`
 * in GraphQL. null when the body does not say.
 */
export function readMoney(place: Place, name: string, currency: string): Minor | null {
  const plain = place.rest ? valueOf(place, name) : null;
  return plain === null || plain === undefined || plain === ''
    ? readSetAmount(place, name, 'shopMoney', currency)
    : readAmount(place, name, currency);
}

export function readSetAmount(
  place: Place,
  name: string,
  side: 'shopMoney' | 'presentmentMoney',
  currency: string,
): Minor | null {
  const set = readChild(place, `${name}Set`);
  const money = set && readChild(set, side);
  return money && readAmount(money, 'amount', currency);
}

export function readRequiredMoney(place: Place, name: string, currency: string): Minor {
  const before = place.issues.length;
  const minor = readMoney(place, name, currency);
  if (minor === null && place.issues.length === before) addIssue(place, name, 'is missing');
  return minor ?? 0;
}

/** Connections have no promised order: lists are put into the order of their ids, so that every path agrees. */
export function sortById<T extends { externalId: string }>(rows: T[]): T[] {
  return rows.sort((left, right) => compareIds(left.externalId, right.externalId));
}
