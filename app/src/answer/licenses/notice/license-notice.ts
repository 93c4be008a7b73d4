import { leavesOf, normalizeExpression, parseExpression, printTerm, readLicenseName } from '../../../licenses/index.ts';
import type { CarriedPackage } from './carried-packages.ts';
import { splitCopyrights, textKey } from './split-copyrights.ts';

/** One text, told once, with all that carry it. */
export interface NoticeGroup {
  /** What the text says; null where it names no known licence. */
  readonly expression: string | null;
  readonly text: string;
  /** `found`: as packages carry it. `known`: that of the SPDX list, where they carry none. */
  readonly origin: 'found' | 'known';
  readonly packages: readonly NoticePackage[];
}

export interface NoticePackage {
  readonly name: string;
  readonly version: string | null;
  readonly copyrights: readonly string[];
}

export interface LicenseNotice {
  readonly groups: readonly NoticeGroup[];
  /** The NOTICE of packages, which has to be passed on. */
  readonly notices: readonly { readonly text: string; readonly packages: readonly Omit<NoticePackage, 'copyrights'>[] }[];
  /** Packages of whose licence there is no text: they declare none, or one that is not known. */
  readonly missing: readonly { readonly name: string; readonly version: string | null; readonly declared: string | null }[];
}

interface Group {
  readonly expression: string | null;
  readonly text: string;
  readonly origin: 'found' | 'known';
  readonly packages: Map<string, NoticePackage>;
}

/** Brings together what packages carry: each text once, with the copyright lines of all that carry it, most carried first. */
export function licenseNotice(packages: readonly CarriedPackage[], known: () => ReadonlyMap<string, string>): LicenseNotice {
  const groups = new Map<string, Group>();
  const notices = new Map<string, { readonly text: string; readonly packages: Map<string, { name: string; version: string | null }> }>();
  const missing = new Map<string, LicenseNotice['missing'][number]>();

  function add(key: string, group: Omit<Group, 'packages'>, { name, version }: CarriedPackage, copyrights: readonly string[]): void {
    const found = groups.get(key) ?? { ...group, packages: new Map<string, NoticePackage>() };
    const id = `${name}@${version ?? ''}`;
    const before = found.packages.get(id)?.copyrights ?? [];
    found.packages.set(id, { name, version: version ?? null, copyrights: [...new Set([...before, ...copyrights])] });
    groups.set(key, found);
  }

  for (const one of packages) {
    const id = `${one.name}@${one.version ?? ''}`;
    for (const { text, expression } of one.texts) {
      const { copyrights, body } = splitCopyrights(text);
      if (body !== '') add(`found ${textKey(body)}`, { expression, text: body, origin: 'found' }, one, copyrights);
    }
    for (const text of one.notices) {
      const found = notices.get(textKey(text)) ?? { text: text.trim(), packages: new Map() };
      found.packages.set(id, { name: one.name, version: one.version ?? null });
      notices.set(textKey(text), found);
    }
    if (one.texts.length > 0) continue;
    const terms = termsOf(one.declared);
    const texts = terms.map((term) => ({ term, text: known().get(term) }));
    for (const { term, text } of texts)
      if (text !== undefined) add(`known ${term}`, { expression: term, text: text.trim(), origin: 'known' }, one, []);
    if (texts.length === 0 || texts.some(({ text }) => text === undefined))
      missing.set(id, { name: one.name, version: one.version ?? null, declared: one.declared ?? null });
  }
  return {
    groups: [...groups.values()]
      .map(({ packages: all, ...group }) => ({ ...group, packages: [...all.values()].sort(byName) }))
      .sort(
        (a, b) => b.packages.length - a.packages.length || compare(a.expression ?? '~', b.expression ?? '~') || compare(a.text, b.text),
      ),
    notices: [...notices.values()].map(({ text, packages: all }) => ({ text, packages: [...all.values()].sort(byName) })),
    missing: [...missing.values()].sort(byName),
  };
}

/** The licences that a declaration names; those with an exception without it, for the list has no texts of exceptions. */
function termsOf(declared: string | undefined): readonly string[] {
  const parsed =
    declared === undefined ? undefined : parseExpression(parseExpression(declared).ok ? declared : (readLicenseName(declared) ?? ''));
  if (!parsed?.ok) return [];
  const leaves = leavesOf(normalizeExpression(parsed.expression));
  return [...new Set(leaves.flatMap((leaf) => (leaf.kind === 'term' ? [leaf.known ? leaf.license : printTerm(leaf)] : [])))];
}

function byName(
  a: { readonly name: string; readonly version: string | null },
  b: { readonly name: string; readonly version: string | null },
): number {
  return compare(a.name, b.name) || compare(a.version ?? '', b.version ?? '');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
