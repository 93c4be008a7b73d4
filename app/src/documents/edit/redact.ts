import type { Pattern } from '../../platform/pattern/index.ts';
import { isObject, wordOf } from '../fields.ts';
import { type Path, select } from '../select/index.ts';
import { type Editable, put } from './put.ts';

export interface RedactWishes {
  /** All text at and below these ways. */
  readonly paths: readonly Path[];
  /** All text at and below these keys, wherever they stand. */
  readonly keys: readonly string[];
  /** Every text that one of these matches, wherever it stands. */
  readonly patterns: readonly Pattern[];
  /** People: the names, addresses and numbers of authors and contacts. */
  readonly people: boolean;
}

export interface Redacted {
  /** Values that were replaced. */
  readonly replaced: number;
  /** Different texts among them. */
  readonly texts: number;
  readonly unknownPaths: readonly string[];
}

/** Keys under which documents name people. */
const peopleKeys: readonly string[] = ['authors', 'author', 'contact', 'email', 'phone'];

/**
 * Replaces text in a document, which is changed. One text becomes the same pseudonym everywhere, numbered in the order of the document, so that
 * references still meet; purls, URLs, addresses and ids stay what they are by form. What declares the format is never touched.
 */
export function redactDocument(document: unknown, { paths, keys, patterns, people }: RedactWishes): Redacted {
  const hidden = new Map<string, string>();
  const hide = (text: string) => {
    if (!hidden.has(text)) hidden.set(text, pseudonym(text, hidden.size + 1));
  };
  const unknownPaths: string[] = [];
  for (const path of paths) {
    const found = select(document, path);
    if (found.length === 0) unknownPaths.push(path.text);
    for (const { value } of found) eachText(value, hide);
  }
  const all = new Set([...keys, ...(people ? peopleKeys : [])]);
  eachText(
    document,
    (text, key, isBelow) => {
      if (isBelow || all.has(key) || patterns.some((pattern) => pattern.test(text))) hide(text);
    },
    all,
  );
  for (const key of formatKeys) if (isObject(document)) hidden.delete(wordOf(document[key]));
  return { replaced: replaceAll(document, hidden), texts: hidden.size, unknownPaths };
}

/** Without these nobody knows what the document is. */
const formatKeys: readonly string[] = ['bomFormat', 'specVersion', '$schema', 'spdxVersion', 'dataLicense', '@context'];

/** Values of keys that a schema holds to a list, or to a form that no pseudonym has. */
const fixedKeys: ReadonlySet<string> = new Set([
  ...formatKeys,
  'type',
  'scope',
  'alg',
  'algorithm',
  'timestamp',
  'created',
  'referenceType',
  'relationshipType',
  'referenceCategory',
  'serialNumber',
  'content',
  'checksumValue',
  'id',
]);

function eachText(
  root: unknown,
  visit: (text: string, key: string, isBelow: boolean) => void,
  marked: ReadonlySet<string> = new Set(),
): void {
  const walk = (value: unknown, key: string, isBelow: boolean): void => {
    if (typeof value === 'string') {
      if (value !== '' && !fixedKeys.has(key)) visit(value, key, isBelow);
    } else if (Array.isArray(value)) for (const child of value) walk(child, key, isBelow);
    else if (isObject(value)) for (const name of Object.keys(value)) walk(value[name], name, isBelow || marked.has(name));
  };
  walk(root, '', false);
}

function replaceAll(root: unknown, hidden: ReadonlyMap<string, string>): number {
  let replaced = 0;
  const renew = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') {
      const other = fixedKeys.has(key) ? undefined : hidden.get(value);
      if (other !== undefined) replaced++;
      return other ?? value;
    }
    if (Array.isArray(value)) for (let index = 0; index < value.length; index++) value[index] = renew(value[index], key);
    else if (isObject(value)) for (const name of Object.keys(value)) put(value as Editable, name, renew(value[name], name));
    return value;
  };
  renew(root, '');
  return replaced;
}

function pseudonym(text: string, number: number): string {
  const name = `redacted-${number}`;
  if (/^pkg:/i.test(text)) return `pkg:generic/${name}`;
  if (text.startsWith('cpe:2.3:')) return `cpe:2.3:a:redacted:${name}:*:*:*:*:*:*:*:*`;
  if (text.startsWith('cpe:/')) return `cpe:/a:redacted:${name}`;
  if (/^(?:SPDXRef|LicenseRef|DocumentRef)-/.test(text)) return `${text.slice(0, text.indexOf('-'))}-${name}`;
  if (/^(?:Organization|Person|Tool): /.test(text)) return `${text.slice(0, text.indexOf(':'))}: ${name}`;
  if (/^[a-z][a-z0-9+.-]{0,30}:\/\//i.test(text)) return `https://redacted.invalid/${name}`;
  if (/^[^@\s]{1,200}@[^@\s]{1,200}$/.test(text)) return `${name}@redacted.invalid`;
  return name;
}
