import type { Pattern } from '../../platform/pattern/index.ts';
import { isObject, wordOf } from '../fields.ts';
import type { JsonObject } from '../reading.ts';
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

/** Keys under which CycloneDX names people. */
const peopleKeys: ReadonlySet<string> = new Set([
  ...['authors', 'author', 'committer', 'contact', 'email', 'phone', 'individual', 'individuals', 'signatories'],
]);

/** What SPDX 3 says of a person, beside what holds its elements together. */
const keysOfPerson: ReadonlySet<string> = new Set(['name', 'summary', 'description', 'comment', 'externalIdentifier', 'externalRef']);

/** Whether the text at and below a key of an object tells of people. */
function isAboutPeople(key: string, owner: JsonObject): boolean {
  if (peopleKeys.has(key)) return true;
  if (owner.type === 'Person') return keysOfPerson.has(key);
  return key === 'identifier' && owner.externalIdentifierType === 'email';
}

/** A person, or the address of an organisation, as SPDX 2 tells them. */
const actorOfSpdx2 = /^(?:Person:|Organization:[^@]*@)/;

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
  const all = new Set(keys);
  eachText(
    document,
    (text, isMarked) => {
      if (isMarked || (people && actorOfSpdx2.test(text)) || patterns.some((pattern) => pattern.test(text))) hide(text);
    },
    (key, owner) => all.has(key) || (people && isAboutPeople(key, owner)),
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
  'externalIdentifierType',
  'externalRefType',
  'serialNumber',
  'content',
  'checksumValue',
  'id',
]);

/** Every text, and whether it stands at or below a key that is marked. */
function eachText(
  root: unknown,
  visit: (text: string, isMarked: boolean) => void,
  marks: (key: string, owner: JsonObject) => boolean = () => false,
): void {
  const walk = (value: unknown, key: string, isMarked: boolean): void => {
    if (typeof value === 'string') {
      if (value !== '' && !fixedKeys.has(key)) visit(value, isMarked);
    } else if (Array.isArray(value)) for (const child of value) walk(child, key, isMarked);
    else if (isObject(value)) for (const name of Object.keys(value)) walk(value[name], name, isMarked || marks(name, value));
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
