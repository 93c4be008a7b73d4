import type { CollectedComponent } from '../../domain/collected.ts';
import { ecosystemOfPurl, parsePurl } from '../../domain/purl/index.ts';
import type { ReadableInput } from './checked-input.ts';

/**
 * What of an input is judged: its components, what it is about where that is a package, for the document of a single one may hold no other, and what
 * has several names under each of them.
 */
export function componentsToJudge({ collected: { components }, about }: ReadableInput): readonly CollectedComponent[] {
  const all = isPackage(about?.purl) ? [...components, about!] : components;
  return all.some(({ otherPurls }) => otherPurls) ? all.flatMap(underAllNames) : all;
}

function isPackage(text: string | undefined): boolean {
  const purl = text === undefined ? undefined : parsePurl(text);
  return purl !== undefined && ecosystemOfPurl(purl) !== undefined;
}

/** Purls that differ in qualifiers only tell where one package was found. */
function underAllNames(told: CollectedComponent): CollectedComponent[] {
  const { otherPurls = [], ...rest } = told;
  const names = new Map(otherPurls.filter(isPackage).map((purl) => [bare(purl), purl]));
  if (told.purl !== undefined) names.delete(bare(told.purl));
  return [told, ...[...names.values()].map((purl) => ({ ...rest, purl }))];
}

function bare(purl: string): string {
  return purl.split(/[?#]/, 1)[0]!;
}
