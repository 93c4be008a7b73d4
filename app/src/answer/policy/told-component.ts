import type { CollectedComponent } from '../../domain/collected.ts';
import { formatPurl, parsePurl, withSource } from '../../domain/purl/index.ts';
import { parseTime } from '../../domain/time.ts';
import type { ComponentFacts } from '../../policy/index.ts';

/** A component of an input, as policies ask about it. */
export interface ToldComponent {
  /** As the input spells it: its purl where it has one of its own, else its name and version. */
  readonly spelled: string;
  /** Canonical. */
  readonly purl: string | undefined;
  readonly facts: ComponentFacts;
}

/** @param spellsPurls whether the input spells purls itself, or they are ours */
export function toldComponent(told: CollectedComponent, spellsPurls: boolean): ToldComponent {
  const read = told.purl === undefined ? undefined : parsePurl(told.purl);
  const parsed = read && withSource(read, told.source);
  const purl = parsed ? formatPurl(parsed) : undefined;
  const version = parsed?.version ?? told.version;
  const facts: { -readonly [Fact in keyof ComponentFacts]: ComponentFacts[Fact] } = {
    name: told.name,
    cpes: told.cpes ?? [],
    hashes: told.hashes ?? [],
    // What declares no licence is judged by the texts that it carries.
    licenses: told.licenses?.length ? told.licenses : (told.detectedLicenses ?? []),
    origins: originsOf(parsed?.qualifiers ?? {}),
  };
  if (told.group !== undefined) facts.group = told.group;
  if (version !== undefined) facts.version = version;
  if (purl !== undefined || told.purl !== undefined) facts.purl = purl ?? told.purl!;
  if (told.swid !== undefined) facts.swid = told.swid;
  if (told.supplier !== undefined) facts.supplier = told.supplier;
  if (told.publisher !== undefined) facts.publisher = told.publisher;
  const published = told.released === undefined ? undefined : parseTime(told.released);
  if (published !== undefined) facts.published = published;
  if (told.direct !== undefined) facts.direct = told.direct;
  const spelled =
    spellsPurls && told.purl !== undefined ? told.purl : told.version === undefined ? told.name : `${told.name}@${told.version}`;
  return { spelled, purl, facts };
}

/** Qualifiers that say where a package was taken from. @see package-url, PURL-SPECIFICATION, known qualifiers */
function originsOf(qualifiers: Readonly<Record<string, string>>): readonly string[] {
  return ['repository_url', 'download_url', 'vcs_url'].flatMap((name) => (Object.hasOwn(qualifiers, name) ? [qualifiers[name]!] : []));
}
