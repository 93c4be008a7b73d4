import type { LicenseName } from './license-name.ts';
import { exceptionAfter } from './named-exceptions.ts';

const fullName =
  /(?:gnu[\s,/-]+)?(?:(affero|lesser|library)(?:\s+\(?(?:or\s+library|library|lesser)\)?)?[\s/]+)?(?:gnu\s+)?(?:(general)\s+)?(?:(lesser|library|affero)\s+)?public[\s-]+licen[cs]es?|(?:gnu\s+)?(lesser|library|affero)\s+gpl(?![a-z])|(?:gnu[\s/-]*)?(l|a|f)?gpl(?![a-uw-z])/y;
const documentation = /(?:gnu\s+)?(?:free\s+documentation\s+licen[cs]e|fdl(?![a-z])|gfdl(?![a-z]))/y;
const leadingVersion =
  /versions?\s+(\d(?:\.\d)?)(?:\.0)?\s*(,?\s*\(?(?:or|and)\s*(?:,?\s*\(?at\s+your\s+option\)?,?)?\s*(?:any\s+)?(?:later|newer|above|greater|higher)(?:\s+versions?)?\)?)?(\s+only)?,?\s*(?:of\s+)?the\s+/y;
const aside =
  /\s*[[(]\s*(?:the\s+)?["']{0,2}(?:(?:gnu[\s/-]+)?[alf]?gpl|(?:gnu\s+)?(?:lesser\s+)?general\s+public\s+licen[cs]e)["']{0,2}\s*[,-]?\s*(?:v\.?|versions?)?\s*(\d(?:\.\d)?)?(?:\.0)?(\+|\s+or\s+(?:later|higher|above|newer|greater)|\s+and\s+(?:later|above))?\s*[\])]|[\s,/-]+[alf]?gpl[\s-]*(?:v\.?|version)?\s*(\d(?:\.\d)?)(?:\.0)?(\+|\s+or\s+(?:later|higher|above|newer|greater))?(?![\w.-])/y;
/** As R's packages say it: `GPL (>= 2)`. */
const atLeast = /\s*\(?\s*>=\s*v?(\d(?:\.\d)?)(?:\.0)?\s*\)?/y;
const publisher = /[\s,;:]*(?:as\s+)?published\s+by\s+the\s+free\s+software\s+foundation(?:,?\s+inc\.?)?(?:\s+\(fsf\))?/y;
const versionPart =
  /(?:\.\s+(?=versions?\s+\d))?[\s,;:(-]*(?:(?:either|under|using|with|the|its|at|licen[cs]e,?|terms\s+of)[\s(]+){0,4}(?:(?:version|versions|ver\.?|v\.?|rev\.?|release)\s*)?(?!(?<=\n)\d[).]\s)(\d(?:\.\d)?|(?<=version\s)(?:one|two|three)\b)(?:\.0)?(?![\d.]*\d)(?!-clause)/y;
/** As "published by the Free Software Foundation (address); either version 2 of the License, or ...": some words further on. */
const distantVersion =
  /(?:(?!\bgpl(?!\s*v)|public(?!\s+by)|licen[cs]e|\b(?:mit|bsd|apache|mozilla|artistic)\b|\.\s(?!either\s))[\s\S]){0,160}?[\s;,'](?:either\s+)?(?:version|versions|gpl\s+v\.?|gplv)(?:\s+of)?\s*(\d(?:\.\d)?|(?<=version\s)(?:one|two|three)\b)(?:\.0)?(?!\.?\d)(?=\s*,?\s+(?:of\s+th(?:e|is)\s+(?:gnu\s+)?(?:licen[cs]e|[al]?gpl)|or\s|and\s|only|\(|as\s+published|dated)|[;,]\s*or\s|\.)/y;
/** A version that stands there in words which none of these are. */
const unreadVersion =
  /^(?:(?!\b(?:mit|bsd|apache|mozilla|artistic|python)\b)[\s\S]){0,160}?\bversion\s+(?:\d(?:\.\d)?|one|two|three),?\s+(?:[a-z]{1,3}\s+(?:the|this)\s+licen[cs]e|\(?or\b)/;
const ofLicense = /\s*\)?,?\s*(?:of\s+(?:the\s+|this\s+)?(?:gnu\s+)?(?:licen[cs]e|[al]?gpl)|licen[cs]e)|[ \t]*\)/y;
/** The address of a link, which may stand between the name and its version, and before what is said of later ones. */
const linkAddress = /\s*[(<]\s*https?:\/\/[^\s()<>]{1,200}\s*[)>](?=[\s,;]*\(?(?:v\.?\s?\d|versions?\s|or\s|any\s|at\s|only\b))/y;
const plus = /\+(?!\s?cp?e(?![a-z]))/y;
const later =
  /[\s,;.]*\(?(?:(?:or|and)(?:\/or)?[\s,]*)?\(?(?:at\s+your\s+(?:option|choice|discretion)\)?[\s,]*)?(?:\(?(?:or|and)\s+)?(?:any|a|all)?[\s-]*(?:later|newer|greater|higher|above|more|subsequent|upwards?)\b(?!\s+version\s+(?:accepted|approved)\s+by\b)(?:\s+versions?)?\)?/y;
/** "Version 2 or 3 of the License". */
const orVersion =
  /\s*,?\s*(?:or|\/)\s*(?:\(?at\s+your\s+option\)?,?\s*)?(?:versions?\s*|v\.?\s?)?(\d(?:\.\d)?)(?:\.0)?(?=,?\s+(?:of|as|only|or)\b|\s*[.;)]?\s*(?:\n|$))/y;
const only = /[\s,-]*\(?(?:only|exclusively)\b/y;
const exception =
  /[\s,;.]*(?:\(?with\s|w\/|plus\s|\+\s|and\s)\s*(?:the\s+|an?\s+)?(?:gnu\s+|gpl\s+|openjdk\s+)?["']?(classpath|gcc\s+runtime\s+library|gcc|font|autoconf|bison|libtool|linux\s+syscall|openssl|ocaml(?:\s+lgpl)?)["']?(?:\s+linking|\s+path)?[\s-]+(?:exceptions?|note)|\s?(?:\+\s?|w\/\s?)(cp?e)(?![a-z])/y;

const exceptions: Readonly<Record<string, string>> = {
  classpath: 'Classpath-exception-2.0',
  ce: 'Classpath-exception-2.0',
  cpe: 'Classpath-exception-2.0',
  'gcc runtime library': 'GCC-exception-3.1',
  gcc: 'GCC-exception-2.0',
  font: 'Font-exception-2.0',
  bison: 'Bison-exception-2.2',
  libtool: 'Libtool-exception',
  'linux syscall': 'Linux-syscall-note',
  ocaml: 'OCaml-LGPL-linking-exception',
  'ocaml lgpl': 'OCaml-LGPL-linking-exception',
};

/** Where the GPL is that of the Linux kernel, it is version 2 only; "Debian GNU/Linux" says nothing of it. */
const kernel = /(?<!gnu\/)\blinux[\s/-]*(?:kernel|copying|operating\s+system|distribution)|\ball\s+kernel\s+sources?/;
const kernelReach = 120;
const versionReach = 200;
const numerals: Readonly<Record<string, string>> = { one: '1', two: '2', three: '3' };

const listed: Readonly<Record<string, readonly string[]>> = {
  GPL: ['1.0', '2.0', '3.0'],
  LGPL: ['2.0', '2.1', '3.0'],
  AGPL: ['1.0', '3.0'],
  GFDL: ['1.1', '1.2', '1.3'],
};

/**
 * A licence of the GNU family at `at`, with its version and whether later ones may be chosen, in the many ways that notices say it.
 *
 * A GPL or LGPL without a version is any version ever published, as the licences themselves say (GPL-2.0 section 9, LGPL-2.1 section 13).
 */
export function gnuNameAt(text: string, at: number): LicenseName | undefined {
  let end = at;
  const take = (pattern: RegExp) => {
    pattern.lastIndex = end;
    const found = pattern.exec(text);
    if (found) end = pattern.lastIndex;
    return found;
  };
  const lead = take(leadingVersion);
  const family = familyOf(take(fullName)) ?? (take(documentation) ? 'GFDL' : undefined);
  if (family === undefined) return undefined;
  const abbreviated = /gpl$|fdl$/.test(text.slice(at, end));
  const afterName = end;
  const least = take(atLeast);
  let noted = least ? null : take(aside);
  if (!least && take(publisher)) noted ??= take(aside);
  take(linkAddress);
  const numbered = least ?? take(versionPart) ?? take(distantVersion);
  if (!numbered) end = noted ? end : afterName;
  const number = numbered?.[1] ?? noted?.[1] ?? noted?.[3] ?? lead?.[1];
  let orLater = least !== null || lead?.[2] !== undefined || (noted?.[2] ?? noted?.[4]) !== undefined;
  let isOnly = lead?.[3] !== undefined;
  let other: string | undefined;
  if (number !== undefined) {
    const before = end;
    other = numbered ? take(orVersion)?.[1] : undefined;
    if (numbered && take(plus)) orLater = true;
    else if (numbered) take(ofLicense);
    if (numbered) other ??= take(orVersion)?.[1];
    take(linkAddress);
    if (take(later)) orLater = true;
    else if (take(only)) isOnly = true;
    else if (!numbered) end = before;
  } else if (abbreviated && take(plus)) orLater = true;
  const isKernels = family === 'GPL' && number === undefined && kernel.test(text.slice(Math.max(0, at - kernelReach), end + kernelReach));
  const versionOf = (said: string | undefined) =>
    listed[family]!.find((one) => one === said || one === `${said && (numerals[said] ?? said)}.0`);
  const version = isKernels ? '2.0' : versionOf(number);
  // "GPL version 2.1" is none; "GPL 7" has a number that is none of a version.
  const isOther =
    version === undefined &&
    (number === undefined ? unreadVersion.test(text.slice(end, end + versionReach)) : /\bv/.test(text.slice(at, end)));
  const isLesser = /lesser(?!.*library)/s.test(text.slice(at, afterName));
  const license = isOther ? undefined : licenseOf(family, version, orLater && !isOnly, isLesser);
  const second = versionOf(other);
  const said = {
    from: at,
    vague: version === undefined && !(isOther && number !== undefined),
    strength: abbreviated && (version === undefined || isKernels) ? ('short' as const) : ('full' as const),
  };
  if (license === undefined) return { ...said, to: end, expression: undefined, similarTo: `${family}-${listed[family]!.at(-1)}-or-later` };
  const behind = end;
  const extra = take(exception);
  const known = extra && exceptions[(extra[1] ?? extra[2])!.replaceAll(/\s+/g, ' ')];
  const special = known ?? exceptionAfter(text, behind, family) ?? (extra ? 'unlisted' : undefined);
  // With an exception that nobody knows it is not the licence alone.
  if (special === 'unlisted') return { ...said, to: end, expression: undefined, similarTo: license, vague: false };
  const whole = special === undefined ? license : `${license} WITH ${special}`;
  return { ...said, to: end, expression: second === undefined ? whole : `${whole} OR ${whole.replace(/\d\.\d/, second)}` };
}

function familyOf(found: RegExpExecArray | null): string | undefined {
  if (!found) return undefined;
  const [whole, kind, general, lateKind, shortKind, letter] = found;
  if (/public/.test(whole) && general === undefined && (kind ?? lateKind) === undefined && !whole.startsWith('gnu')) return undefined;
  const which = kind ?? lateKind ?? shortKind ?? letter ?? '';
  if (which === 'affero' || which === 'a') return 'AGPL';
  if (which === 'lesser' || which === 'library' || which === 'l') return 'LGPL';
  return which === 'f' ? undefined : 'GPL';
}

/** @param isLesser whether the LGPL is called by its name since version 2.1; before, it was the Library GPL */
function licenseOf(family: string, version: string | undefined, orLater: boolean, isLesser: boolean): string | undefined {
  if (version !== undefined) return `${family}-${version}-${orLater ? 'or-later' : 'only'}`;
  if (family === 'GPL') return 'GPL-1.0-or-later';
  return family === 'LGPL' ? `LGPL-${isLesser ? '2.1' : '2.0'}-or-later` : undefined;
}
