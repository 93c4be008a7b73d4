import type { Entry } from '../collected-builder.ts';
import type { PlistEntries } from './plist.ts';

/** The entries of `Info.plist` that tell what an application is. */
export const applicationEntries: ReadonlySet<string> = new Set([
  'CFBundleDisplayName',
  'CFBundleIdentifier',
  'CFBundleName',
  'CFBundleShortVersionString',
  'CFBundleVersion',
  'NSHumanReadableCopyright',
]);

/**
 * The application of a bundle. Its identifier is the group: two applications of one name differ in it.
 *
 * @param path of its `Info.plist`
 */
export function applicationOf(entries: PlistEntries, path: string): Entry {
  const location = path.replace(/(?:\/Contents)?\/Info\.plist$/, '');
  const folder = location.slice(location.lastIndexOf('/') + 1).replace(/\.app$/, '');
  const get = (key: string) => entries.get(key)?.trim() || undefined;
  const copyright = get('NSHumanReadableCopyright');
  return {
    ref: location,
    kind: 'application',
    name: get('CFBundleDisplayName') ?? get('CFBundleName') ?? folder,
    group: get('CFBundleIdentifier'),
    version: get('CFBundleShortVersionString') ?? get('CFBundleVersion'),
    publisher: copyright && holderOf(copyright),
    location,
  };
}

/**
 * Who a statement of copyright names as its holder: the one thing in a bundle, short of its signature, that says whose it is. Undefined for
 * a text that is no such statement.
 */
export function holderOf(statement: string): string | undefined {
  const line = statement.split('\n', 1)[0]!.slice(0, 200);
  if (!/©|\(c\)|^\s*copyright\b/i.test(line)) return undefined;
  const holder = line
    .replace(/\ball rights reserved.*/i, '')
    .replace(/^(?:copyright|©|\(c\)|[\s:])+/i, '')
    .replace(/^\d{4}[\d,–—\s-]*(?:present\b)?[\s,.]*/i, '')
    .replace(/^(?:copyright|©|\(c\)|by\b|\s)+/i, '')
    .replace(/,?\s?\b\d{4}(?:\s?[,–—-]\s?\d{4})*\.?\s*$/, '')
    .trim()
    .replace(/[,;]$/, '');
  return holder === '' ? undefined : holder;
}
