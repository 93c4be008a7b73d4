import { buildPurl, readPurl } from './parse-purl.ts';
import { encodePart } from './percent.ts';
import type { Purl, PurlParts } from './purl.ts';
import { ruleOf } from './type-rules.ts';

/** Writes a package URL in its canonical form. The parts must be normalised, as `parsePurl` and `buildPurl` give them. */
export function formatPurl(purl: Purl): string {
  let text = `pkg:${purl.type}/`;
  if (purl.namespace) text += `${encodePart(purl.namespace, true)}/`;
  text += encodePart(purl.name, ruleOf(purl.type).nameIsPath === true);
  if (purl.version) text += `@${encodePart(purl.version, false)}`;
  let separator = '?';
  for (const key in purl.qualifiers) {
    text += `${separator}${key}=${encodePart(purl.qualifiers[key]!, false)}`;
    separator = '&';
  }
  return purl.subpath ? `${text}#${encodePart(purl.subpath, true)}` : text;
}

/** The canonical form of a package URL that somebody wrote; undefined for what is none. Never throws. */
export function canonicalPurl(text: string): string | undefined {
  const read = readPurl(text, { anyKeyCase: true });
  return typeof read === 'string' ? undefined : formatPurl(read);
}

/** The canonical package URL of parts that are not normalised yet; undefined where they make none. */
export function purlOf(parts: PurlParts): string | undefined {
  const built = buildPurl(parts);
  return typeof built === 'string' ? undefined : formatPurl(built);
}
