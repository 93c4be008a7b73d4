import { findLicenseId } from '../../list/find-id.ts';
import type { LicenseName } from './license-name.ts';

const address =
  /(?:https?:\/\/)?(?:www\.)?((?:opensource\.org|spdx\.org|apache\.org|gnu\.org|fsf\.org|creativecommons\.org|mozilla\.org|eclipse\.org|boost\.org|unlicense\.org|wtfpl\.net|sam\.zoy\.org|scripts\.sil\.org|openfontlicense\.org|choosealicense\.com|joinup\.ec\.europa\.eu|jquery\.org|(?:[a-z\d-]{1,63}\.)?mit-license\.org|freebsd\.org)(?:\/[\w.%~+/-]*)?|usr\/share\/common-licen[cs]es\/[\w.+-]+)/y;

const slugs: Readonly<Record<string, string>> = {
  mit: 'MIT',
  'mit-license': 'MIT',
  'bsd-3-clause': 'BSD-3-Clause',
  'bsd-2-clause': 'BSD-2-Clause',
  'isc-license': 'ISC',
  'isc-license.txt': 'ISC',
  'apache-2.0': 'Apache-2.0',
  'apache2.0': 'Apache-2.0',
  'gpl-license': 'GPL-1.0-or-later',
  'gpl-2.0': 'GPL-2.0-only',
  'gpl-3.0': 'GPL-3.0-only',
  'lgpl-2.1': 'LGPL-2.1-only',
  'lgpl-3.0': 'LGPL-3.0-only',
  'agpl-3.0': 'AGPL-3.0-only',
  'zlib-license': 'Zlib',
  zlib: 'Zlib',
  'mozilla-2.0': 'MPL-2.0',
  'eclipse-1.0': 'EPL-1.0',
  'artistic-license-2.0': 'Artistic-2.0',
  'artistic-license': 'Artistic-1.0',
  cddl1: 'CDDL-1.0',
  'cddl-1.0': 'CDDL-1.0',
};

/** A licence by the address of its text at `at`; undefined where the address is of no licence. */
export function addressNameAt(text: string, at: number): LicenseName | undefined {
  address.lastIndex = at;
  const found = address.exec(text);
  if (!found) return undefined;
  const path = found[1]!.replace(/[.,/]+$/, '');
  const expression = licenseAt(path.replace(/\.(?:html?|txt|php|en\.html)$/, ''));
  if (expression === undefined) return undefined;
  return {
    from: at,
    to: at + found[0].replace(/[.,]+$/, '').length,
    expression,
    strength: 'address',
    vague: /^(?:GPL-1|LGPL-2)\.0-or-later$/.test(expression),
  };
}

function licenseAt(path: string): string | undefined {
  const [host, ...rest] = path.split('/');
  const last = rest.at(-1) ?? '';
  if (host === 'usr') return commonLicense(last);
  if (host === 'unlicense.org') return 'Unlicense';
  if (host === 'wtfpl.net' || (host === 'sam.zoy.org' && /wtfpl/.test(path))) return 'WTFPL';
  if (host === 'mit-license.org' || host?.endsWith('.mit-license.org')) return 'MIT';
  if (host === 'openfontlicense.org' || host === 'scripts.sil.org') return /ofl|^$/.test(last) ? 'OFL-1.1' : undefined;
  if (host === 'freebsd.org') return /^freebsd-license$/.test(last) ? 'BSD-2-Clause-Views' : undefined;
  if (host === 'boost.org') return /license_1_0/.test(last) ? 'BSL-1.0' : undefined;
  if (host === 'apache.org') return version(/license-(1\.0|1\.1|2\.0)/, last, 'Apache');
  if (host === 'mozilla.org') return version(/mpl\/(?:mpl-)?(1\.0|1\.1|2\.0)/, path, 'MPL');
  if (host === 'eclipse.org')
    return /edl-v10/.test(last)
      ? 'BSD-3-Clause'
      : /epl-v10|epl-1/.test(last)
        ? 'EPL-1.0'
        : /epl-(?:v)?2/.test(last)
          ? 'EPL-2.0'
          : undefined;
  if (host === 'creativecommons.org') return creativeCommons(rest);
  if (host === 'gnu.org' || host === 'fsf.org') return gnu(last);
  if (rest.length > 0 && /^licen[cs]es?$/.test(rest[0]!)) return Object.hasOwn(slugs, last) ? slugs[last] : findLicenseId(last);
  return host === 'spdx.org' ? findLicenseId(last) : undefined;
}

function version(pattern: RegExp, text: string, prefix: string): string | undefined {
  const found = pattern.exec(text);
  return found ? `${prefix}-${found[1]}` : undefined;
}

function creativeCommons(rest: readonly string[]): string | undefined {
  if (rest[0] === 'p' && rest[1] === 'zero') return 'CC0-1.0';
  if (rest[0] === 'licenses' && rest[1] === 'publicdomain') return 'CC-PDDC';
  if (rest[0] === 'publicdomain') return rest[1] === 'zero' ? 'CC0-1.0' : rest[1] === 'mark' ? 'CC-PDM-1.0' : undefined;
  if (rest[0] !== 'licenses' || rest[2] === undefined) return undefined;
  // The GNU licences, as Creative Commons offered them with a summary.
  if (/^l?gpl$/.test(rest[1]!)) return findLicenseId(`${rest[1]!}-${rest[2]}-or-later`);
  const region = rest[3] !== undefined && /^[a-z]{2}$/.test(rest[3]) ? `-${rest[3].toUpperCase()}` : '';
  return findLicenseId(`CC-${rest[1]}-${rest[2]}${region}`) ?? findLicenseId(`CC-${rest[1]}-${rest[2]}`);
}

/** The name of a text that Debian systems carry. */
function commonLicense(name: string): string | undefined {
  const found = /^(l|af?)?gpl-(\d)(?:\.(\d))?$/.exec(name);
  return found ? findLicenseId(`${(found[1] ?? '').toUpperCase()}GPL-${found[2]}.${found[3] ?? '0'}-only`) : findLicenseId(name);
}

/** The address of a GNU licence names its text and does not say whether later versions may be chosen. */
function gnu(last: string): string | undefined {
  if (last === 'lesser') return 'LGPL-2.0-or-later';
  const found = /^(?:old-licenses\/)?(a|l|f)?(?:gpl|dl)-?(\d\.\d)?/.exec(last);
  if (!found) return undefined;
  const [, letter, number] = found;
  if (letter === 'f') return number === undefined ? undefined : findLicenseId(`GFDL-${number}-only`);
  const family = `${(letter ?? '').toUpperCase()}GPL`;
  if (number !== undefined) return findLicenseId(`${family}-${number}-only`);
  return family === 'GPL' ? 'GPL-1.0-or-later' : family === 'LGPL' ? 'LGPL-2.0-or-later' : undefined;
}
