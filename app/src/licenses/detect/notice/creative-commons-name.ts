import { findLicenseId } from '../../list/find-id.ts';
import type { LicenseName } from './license-name.ts';

const longName =
  /creative\s+commons[\s,:]*(?:licen[cs]e[\s,:-]*)?(?:cc[\s-](?=by))?(zero(?:\s+v?1\.0)?(?:\s+universal)?|cc0(?:\s+1\.0)?(?:\s+universal)?|(?:attribution|by)(?:[\s,-]*(?:and\s+)?(?:non[\s-]?commercial|share[\s-]?alike|no[\s-]?deriv(?:ative)?s?(?:\s+works)?|nc|sa|nd)(?![a-z]))*)(?:\s+\(?cc[\s-][a-z-]+\)?)?(?:\s+licen[cs]e)?[\s,]*(?:version|v\.?)?\s*(\d\.\d)?(?:\s+(?:international|unported|generic))?(?:\s+(?:public\s+)?licen[cs]e)?/y;
const shortName = /cc[\s-]by((?:[\s-](?:nc|sa|nd))*)(?![a-z])[\s,-]*(?:version|v\.?)?\s*(\d\.\d)?(?![\w])/y;

/** A Creative Commons licence at `at`. Without a version it is none in particular; `CC-BY-NC` is never read as `CC-BY`. */
export function creativeCommonsNameAt(text: string, at: number): LicenseName | undefined {
  longName.lastIndex = at;
  const long = longName.exec(text);
  if (long) return ported(text, named(at, longName.lastIndex, elementsOf(long[1]!), long[2]));
  shortName.lastIndex = at;
  const short = shortName.exec(text);
  return short ? named(at, shortName.lastIndex, elementsOf(`by ${short[1]}`), short[2]) : undefined;
}

function named(from: number, to: number, elements: string, version: string | undefined): LicenseName {
  if (elements === '0') return { from, to, expression: 'CC0-1.0', strength: 'full', vague: false };
  const expression = version === undefined ? undefined : findLicenseId(`CC-${elements}-${version}`);
  return {
    from,
    to,
    expression,
    strength: 'full',
    vague: expression === undefined,
    ...(expression === undefined ? { similarTo: `CC-${elements}-4.0` } : {}),
  };
}

/** The countries for whose law a licence was ported, as its name ends. */
const ports: Readonly<Record<string, string>> = {
  'united states': 'US',
  australia: 'AU',
  austria: 'AT',
  germany: 'DE',
  netherlands: 'NL',
  france: 'FR',
  japan: 'JP',
  'england and wales': 'UK',
  igo: 'IGO',
};
const port = new RegExp(`[\\s(]{1,3}(${Object.keys(ports).join('|').replaceAll(' ', '\\s+')})\\b\\)?`, 'y');

function ported(text: string, name: LicenseName): LicenseName {
  port.lastIndex = name.to;
  const country = port.exec(text)?.[1]?.replaceAll(/\s+/g, ' ');
  const expression = country === undefined ? undefined : findLicenseId(`${name.expression}-${ports[country]}`);
  return expression === undefined ? name : { ...name, to: port.lastIndex, expression };
}

function elementsOf(words: string): string {
  if (/zero|cc0/.test(words)) return '0';
  const has = (pattern: RegExp, element: string) => (pattern.test(words) ? element : '');
  return `BY${has(/non[\s-]?commercial|\bnc\b/, '-NC')}${has(/no[\s-]?deriv|\bnd\b/, '-ND')}${has(/share[\s-]?alike|\bsa\b/, '-SA')}`;
}
