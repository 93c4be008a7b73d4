import { gitLocator } from '../git-locator.ts';
import { hashOfPair } from '../integrity.ts';
import { nameOfRequirement, type PythonOrigin } from '../python-package.ts';

/** What one line asks for. */
export type Line =
  | { readonly kind: 'requirement'; readonly requirement: Requirement }
  | { readonly kind: 'include'; readonly path: string; readonly constraint: boolean }
  | { readonly kind: 'index'; readonly url: string; readonly extra: boolean }
  | { readonly kind: 'option' }
  | { readonly kind: 'unreadable' };

export interface Requirement {
  /** Undefined for a URL or path that does not say what is there. */
  readonly name: string | undefined;
  readonly version: string | undefined;
  /** What stands in place of a single version. */
  readonly range: string;
  readonly origin: PythonOrigin | undefined;
  readonly hashes: readonly string[];
  /** The URL or path, where it is one. */
  readonly target: string | undefined;
}

/** Reads one line of a requirements file. */
export function readLine(text: string): Line {
  const option = /^(-[rceif]|--[a-z-]+)(?:[\s=]\s*(.*))?$/s.exec(text) ?? /^(-[rceif])(\S.*)$/s.exec(text);
  if (option === null) return readRequirement(text);
  const [, name, value = ''] = option;
  switch (name) {
    case '-r':
    case '--requirement':
      return { kind: 'include', path: unquote(value), constraint: false };
    case '-c':
    case '--constraint':
      return { kind: 'include', path: unquote(value), constraint: true };
    case '-e':
    case '--editable':
      return readRequirement(unquote(value));
    case '-i':
    case '--index-url':
      return { kind: 'index', url: unquote(value), extra: false };
    case '--extra-index-url':
      return { kind: 'index', url: unquote(value), extra: true };
    default:
      return { kind: 'option' };
  }
}

function readRequirement(text: string): Line {
  const hashes = [...text.matchAll(/\s--hash[=\s]\s*([a-z0-9]+:[0-9a-fA-F]+)/g)].flatMap(([, hash]) => hashOfPair(hash!) ?? []);
  const end = text.search(/\s--/);
  const body = (end < 0 ? text : text.slice(0, end)).trim();
  const address = addressOf(body);
  if (address) return { kind: 'requirement', requirement: { ...address, range: body, hashes } };
  const name = nameOfRequirement(body);
  if (name === undefined) return { kind: 'unreadable' };
  const rest = withoutMarker(body.slice(body.indexOf(name) + name.length))
    .replace(/^\s*\[[^\]]*\]/, '')
    .trim();
  const specifiers = rest.replace(/^\((.*)\)$/s, '$1').trim();
  if (specifiers !== '' && !/^(?:[<>=!~]=?|===)/.test(specifiers)) return { kind: 'unreadable' };
  return {
    kind: 'requirement',
    requirement: { name, version: pinOf(specifiers), range: specifiers, origin: undefined, hashes, target: undefined },
  };
}

/** `name @ URL`, a URL, or a path. */
function addressOf(body: string): Pick<Requirement, 'name' | 'version' | 'origin' | 'target'> | undefined {
  const named = /^([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[[^\]]*\])?\s*@\s*(\S+)/.exec(body);
  const target = named ? named[2]! : withoutMarker(body);
  if (!named && !isAddress(target)) return undefined;
  const [url, fragment = ''] = target.split('#', 2);
  const egg = /(?:^|&)egg=([A-Za-z0-9._-]+)/.exec(fragment)?.[1];
  const file = fileOf(url!);
  const name = named?.[1] ?? egg ?? file?.name;
  return { name, version: file?.version, origin: originOf(url!), target: url! };
}

function isAddress(text: string): boolean {
  return (
    /^(?:[a-z][a-z0-9+.-]*:\/\/|file:|\.{0,2}[/\\]|\.{1,2}$|\.{0,2}\[|[A-Za-z]:\\)/i.test(text) ||
    /\.(?:whl|zip|tar\.gz|tgz|tar\.bz2)$/i.test(text)
  );
}

function originOf(url: string): PythonOrigin {
  if (url.startsWith('git+')) {
    // The revision stands behind an `@` in the path; one before the host is the user's.
    const at = url.lastIndexOf('@');
    const isRevision = at > url.indexOf('/', url.indexOf('://') + 3);
    return isRevision ? { kind: 'git', url: url.slice(0, at), commit: url.slice(at + 1) } : { kind: 'git', url };
  }
  return /^https?:/.test(url) ? { kind: 'url', url } : gitLocator(url) ? { kind: 'git', url } : { kind: 'local' };
}

/** The name and version in the name of a wheel or a source archive. @see https://peps.python.org/pep-0427/#file-name-convention */
function fileOf(url: string): { name: string; version: string } | undefined {
  const path = url.split('?', 1)[0]!;
  const file = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  const wheel = /^([^-]+)-([^-]+)-[^-].*\.whl$/.exec(file);
  const archive = /^([A-Za-z0-9._-]+)-(\d[^-]*)\.(?:tar\.gz|tgz|zip|tar\.bz2)$/.exec(file);
  const match = wheel ?? archive;
  return match ? { name: match[1]!, version: match[2]! } : undefined;
}

/** The version that a set of specifiers leaves: `==1.0` among them, or `===1.0`, but not `==1.*`. */
function pinOf(specifiers: string): string | undefined {
  for (const specifier of specifiers.split(',')) {
    const match = /^\s*={2,3}\s*([^\s*]+)\s*$/.exec(specifier);
    if (match) return match[1];
  }
  return undefined;
}

function withoutMarker(text: string): string {
  return text.split(';', 1)[0]!.trim();
}

function unquote(text: string): string {
  return text.trim().replace(/^(['"])(.*)\1$/s, '$2');
}
