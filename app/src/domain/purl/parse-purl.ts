import { decodePart } from './percent.ts';
import type { Purl, PurlParts, PurlRefusal } from './purl.ts';
import { buildQualifiers, noQualifiers, readQualifiers } from './qualifiers.ts';
import { ruleOf, type TypeRule } from './type-rules.ts';

/** Characters of the longest text that is read as a package URL. */
export const maxPurlLength = 16_384;

/**
 * Reads a package URL and normalises it for its type; undefined for what is none. Never throws.
 *
 * Read more widely than the canonical form: slashes after `pkg:`, an `@` in a name, unencoded qualifiers and outer blanks are accepted.
 *
 * @see https://github.com/package-url/purl-spec "How to parse a purl string in its components"
 */
export function parsePurl(text: string): Purl | undefined {
  const read = readPurl(text);
  return typeof read === 'string' ? undefined : read;
}

/** As `parsePurl`, with the reason where the text is refused. */
export function readPurl(text: string, options: { readonly anyKeyCase?: boolean } = {}): Purl | PurlRefusal {
  if (text.length > maxPurlLength) return 'too-long';
  const trimmed = trimIfNeeded(text);
  if (!startsWithScheme(trimmed)) return 'no-scheme';
  let start = 4;
  while (trimmed.charCodeAt(start) === 47) start++;
  const typeEnd = trimmed.indexOf('/', start);
  if (typeEnd < 0) return isType(trimmed, start, trimmed.length) ? 'no-name' : 'bad-type';
  if (!isType(trimmed, start, typeEnd)) return 'bad-type';
  const type = trimmed.slice(start, typeEnd).toLowerCase();
  const rule = ruleOf(type);

  let end = trimmed.length;
  const hash = trimmed.indexOf('#', typeEnd);
  const subpath = hash < 0 ? undefined : readSubpath(trimmed.slice(hash + 1));
  if (subpath === null) return 'bad-encoding';
  if (hash >= 0) end = hash;
  const question = trimmed.indexOf('?', typeEnd);
  const hasQualifiers = question >= 0 && question < end;
  const qualifiers = hasQualifiers
    ? readQualifiers(trimmed.slice(question + 1, end), rule.strictKeys === true && !options.anyKeyCase)
    : noQualifiers;
  if (typeof qualifiers === 'string') return qualifiers;
  if (hasQualifiers) end = question;

  const at = versionMark(trimmed, typeEnd, end);
  const version = at < 0 ? undefined : decodePart(trimmed.slice(at + 1, end));
  if (at >= 0 && version === undefined) return 'bad-encoding';
  return readPath(type, rule, trimmed.slice(typeEnd + 1, at < 0 ? end : at), version, qualifiers, subpath);
}

/** Normalises parts for their type; the reason where they make no package URL. */
export function buildPurl(parts: PurlParts): Purl | PurlRefusal {
  const type = parts.type?.toLowerCase() ?? '';
  if (!isType(type, 0, type.length)) return 'bad-type';
  const qualifiers = parts.qualifiers ? buildQualifiers(parts.qualifiers) : noQualifiers;
  if (typeof qualifiers === 'string') return qualifiers;
  const namespace = collapse(writable(parts.namespace));
  const subpath = joinSubpath(writable(parts.subpath).split('/'));
  return finish(type, ruleOf(type), namespace, writable(parts.name), writable(parts.version), qualifiers, subpath);
}

function readPath(
  type: string,
  rule: TypeRule,
  path: string,
  version: string | undefined,
  qualifiers: Purl['qualifiers'],
  subpath: string | undefined,
): Purl | PurlRefusal {
  const trimmed = trimSlashes(path);
  const slash = rule.nameIsPath ? trimmed.indexOf('/') : trimmed.lastIndexOf('/');
  const name = decodePart(trimmed.slice(slash + 1));
  const namespace = slash < 0 ? '' : decodePart(trimmed.slice(0, slash));
  if (name === undefined || namespace === undefined) return 'bad-encoding';
  if (trimmed.charCodeAt(slash + 1) === 64) return 'no-name';
  return finish(type, rule, hasEmptySegment(namespace) ? collapse(namespace) : namespace, name, version, qualifiers, subpath);
}

function finish(
  type: string,
  rule: TypeRule,
  givenNamespace: string,
  givenName: string,
  givenVersion: string | undefined,
  qualifiers: Purl['qualifiers'],
  subpath: string | undefined,
): Purl | PurlRefusal {
  let namespace = givenNamespace;
  let name = givenName;
  if (rule.splitsName ? name.includes('/') : rule.nameIsPath && namespace !== '') {
    const whole = collapse(namespace === '' ? name : `${namespace}/${name}`);
    const slash = rule.nameIsPath ? whole.indexOf('/') : whole.lastIndexOf('/');
    namespace = slash < 0 ? '' : whole.slice(0, slash);
    name = whole.slice(slash + 1);
  }
  if (rule.nameIsPath && hasEmptySegment(name)) name = collapse(name);
  if (rule.namespaceCase) namespace = rule.namespaceCase === 'lower' ? namespace.toLowerCase() : namespace.toUpperCase();
  if (rule.nameCase) name = name.toLowerCase();
  if (rule.replace) name = name.replaceAll(rule.replace[0], rule.replace[1]);
  if (rule.normalizeName) name = rule.normalizeName(name, qualifiers);
  if (name === '') return 'no-name';
  if (rule.namespace === 'required' && namespace === '') return 'namespace-required';
  if (rule.namespace === 'prohibited' && namespace !== '') return 'namespace-prohibited';
  if (rule.requiredQualifier && !Object.hasOwn(qualifiers, rule.requiredQualifier)) return 'qualifier-required';
  const version = givenVersion && rule.versionCase ? givenVersion.toLowerCase() : givenVersion;
  const refusal = rule.refuse?.(name, version);
  if (refusal) return refusal;
  const purl: { -readonly [Key in keyof Purl]: Purl[Key] } = { type, name, qualifiers };
  if (namespace !== '') purl.namespace = namespace;
  if (version) purl.version = version;
  if (subpath) purl.subpath = subpath;
  return purl;
}

/** The `@` before the version: the last one, unless it opens a segment (`@scope`); -1 where there is none. */
function versionMark(text: string, from: number, end: number): number {
  let at = text.lastIndexOf('@', end - 1);
  while (at > from && text.charCodeAt(at - 1) === 47) at = text.lastIndexOf('@', at - 1);
  return at > from ? at : -1;
}

/** Undefined where nothing is left, null where an escape is malformed. */
function readSubpath(text: string): string | undefined | null {
  const decoded = decodePart(text);
  return decoded === undefined ? null : joinSubpath(decoded.split('/'));
}

function joinSubpath(segments: readonly string[]): string | undefined {
  const kept = segments.filter((segment) => segment !== '' && segment !== '.' && segment !== '..');
  return kept.length === 0 ? undefined : kept.join('/');
}

/** What UTF-8 cannot write would not be read back. */
function writable(part: string | null | undefined): string {
  return part?.toWellFormed() ?? '';
}

function startsWithScheme(text: string): boolean {
  return text.startsWith('pkg:') || text.slice(0, 4).toLowerCase() === 'pkg:';
}

/** ASCII letters, digits, `.`, `-` and `+`, not starting with a digit. */
function isType(text: string, start: number, end: number): boolean {
  if (start >= end) return false;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    const isLetter = (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
    if (isLetter) continue;
    const isInner = (code >= 48 && code <= 57) || code === 46 || code === 45 || code === 43;
    if (!isInner || (i === start && code <= 57 && code >= 48)) return false;
  }
  return true;
}

function trimIfNeeded(text: string): string {
  const wellFormed = text.isWellFormed() ? text : text.toWellFormed();
  return wellFormed.charCodeAt(0) <= 32 || wellFormed.charCodeAt(wellFormed.length - 1) <= 32 ? wellFormed.trim() : wellFormed;
}

function trimSlashes(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text.charCodeAt(start) === 47) start++;
  while (end > start && text.charCodeAt(end - 1) === 47) end--;
  return start === 0 && end === text.length ? text : text.slice(start, end);
}

function hasEmptySegment(path: string): boolean {
  return path.charCodeAt(0) === 47 || path.charCodeAt(path.length - 1) === 47 || path.includes('//');
}

function collapse(path: string): string {
  return path
    .split('/')
    .filter((segment) => segment !== '')
    .join('/');
}
