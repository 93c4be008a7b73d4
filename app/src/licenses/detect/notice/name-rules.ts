/** A way to write a licence's name, in lower case. */
export interface NameRule {
  readonly pattern: RegExp;
  /** Versions as written, with the licence of each; `''` is the name without a version, which names a licence only if the list has it so. */
  readonly versions: Readonly<Record<string, string>>;
  /** The nearest relative of the name without a version. */
  readonly similarTo?: string;
  readonly strength: 'full' | 'short';
}

/** In the patterns below a space is any white space, `#` is a version in any of the usual forms, `~` the word licence. */
const version =
  '(?:[\\s,]*(?:["(]\\s*)?(?:version|ver\\.?|v\\.?|release|-)?\\s*-?(\\d{1,2}(?:\\.\\d{1,3}){0,2}[a-c]?)(?![\\d.]*\\d)(?:\\s*[")])?)';
const license = '(?:licen[cs]es?)';

function rule(strength: NameRule['strength'], pattern: string, versions: NameRule['versions'], similarTo?: string): NameRule {
  const source = pattern.replaceAll('~', license).replaceAll('#', version).replaceAll(' ', '\\s+');
  return { pattern: new RegExp(source, 'y'), versions, strength, ...(similarTo === undefined ? {} : { similarTo }) };
}

/** `1.0` and `1`, `2.0` and `2`: a licence's versions by every spelling of theirs. */
function versions(prefix: string, ...known: readonly string[]): Readonly<Record<string, string>> {
  const all: Record<string, string> = {};
  for (const one of known) {
    all[one] = `${prefix}-${one}`;
    if (one.endsWith('.0')) all[one.slice(0, -2)] ??= `${prefix}-${one}`;
  }
  return all;
}

/** The list has no id for it. */
const commonsClause = 'LicenseRef-Commons-Clause';

/** Names of licences by the first word of each. The first rule that matches and the longest match win. */
export const nameRules: Readonly<Record<string, readonly NameRule[]>> = Object.assign(Object.create(null), {
  apache: [
    rule(
      'full',
      'apache(?: software)?(?: foundation)?(?: public| source| open source)?(?: ~)?(?: \\((?:asl|apache)\\))?#',
      versions('Apache', '1.0', '1.1', '2.0'),
      'Apache-2.0',
    ),
    rule('full', 'apache[- ]?v?(\\d(?:\\.\\d)?)(?: ~)?', versions('Apache', '1.0', '1.1', '2.0')),
    rule('full', 'apache(?: software)?(?: public)? ~', versions('Apache', '1.0', '1.1', '2.0'), 'Apache-2.0'),
    rule('short', 'apache', {}, 'Apache-2.0'),
  ],
  apache2: [rule('short', 'apache2(?:\\.0)?(?: ~)?', { '': 'Apache-2.0' })],
  asl: [rule('short', 'asl#', versions('Apache', '1.1', '2.0'))],
  al: [rule('short', 'al#', versions('Apache', '2.0'))],
  alv2: [rule('short', 'alv2', { '': 'Apache-2.0' })],
  mit: [
    rule(
      'full',
      '(?:mit|expat)(?:/x11|/x| x11|/expat| \\(expat\\)| expat| \\(x11\\))?(?: \\(mit\\))? ?(?:open source |software |free software |public )?~(?: \\((?:mit|expat|x11|the mit ~)\\))?',
      { '': 'MIT' },
    ),
    rule('full', 'mit[- ](?:styles?|like)(?: ~)?', {}, 'MIT'),
    rule('full', 'mit[- ]0', { '': 'MIT-0' }),
    rule('full', 'mit no attribution(?: ~)?', { '': 'MIT-0' }),
    rule('short', 'mit(?:/x11|/expat| x11| \\(expat\\))?', { '': 'MIT' }),
  ],
  expat: [rule('full', 'expat(?: \\(mit\\))?(?:/mit)? ~', { '': 'MIT' }), rule('short', 'expat', { '': 'MIT' })],
  x11: [rule('full', 'x11 ~', { '': 'X11' }), rule('short', 'x11', {}, 'X11')],
  isc: [rule('full', 'isc(?: open source)?[- ]~', { '': 'ISC' }), rule('short', 'isc', { '': 'ISC' })],
  internet: [rule('full', 'internet (?:systems|software) consortium ~', { '': 'ISC' })],
  mozilla: [rule('full', 'mozilla(?: foundation)? public ~(?: \\(mpl\\))?#?', versions('MPL', '1.0', '1.1', '2.0'), 'MPL-2.0')],
  mpl: [rule('full', 'mpl#', versions('MPL', '1.0', '1.1', '2.0')), rule('short', 'mpl', {}, 'MPL-2.0')],
  eclipse: [
    rule('full', 'eclipse distribution ~(?: \\(edl\\))?#?', { '1.0': 'BSD-3-Clause', '1': 'BSD-3-Clause', '': 'BSD-3-Clause' }),
    rule('full', 'eclipse(?: foundation)? public ~(?: \\(epl\\))?(?: -)?#?', versions('EPL', '1.0', '2.0'), 'EPL-2.0'),
  ],
  epl: [rule('full', 'epl#', versions('EPL', '1.0', '2.0'))],
  common: [
    rule('full', 'common development and distribution ~(?: \\(cddl\\))?#?', versions('CDDL', '1.0', '1.1'), 'CDDL-1.0'),
    rule('full', 'common public ~(?: \\(cpl\\))?(?: -)?#?', { ...versions('CPL', '1.0'), '': 'CPL-1.0' }),
    rule('full', 'common public attribution ~(?: \\(cpal\\))?#?', { ...versions('CPAL', '1.0'), '': 'CPAL-1.0' }),
  ],
  cddl: [rule('full', 'cddl#', versions('CDDL', '1.0', '1.1')), rule('full', 'cddl(?: ~)?', {}, 'CDDL-1.0')],
  cpl: [rule('full', 'cpl#', versions('CPL', '1.0'))],
  european: [rule('full', 'european union public ~(?: \\(eupl\\))?#?', versions('EUPL', '1.0', '1.1', '1.2'), 'EUPL-1.2')],
  eupl: [rule('full', 'eupl#', versions('EUPL', '1.0', '1.1', '1.2'))],
  academic: [rule('full', 'academic free ~(?: \\(afl\\))?#?', versions('AFL', '1.1', '1.2', '2.0', '2.1', '3.0'), 'AFL-3.0')],
  afl: [rule('full', 'afl#', versions('AFL', '1.1', '1.2', '2.0', '2.1', '3.0'))],
  open: [
    rule('full', 'open software ~(?: \\(osl\\))?#?', versions('OSL', '1.0', '1.1', '2.0', '2.1', '3.0'), 'OSL-3.0'),
    rule('full', 'open font ~(?: \\(ofl\\))?#?', versions('OFL', '1.0', '1.1'), 'OFL-1.1'),
    rule('full', 'open data commons attribution ~', { '': 'ODC-By-1.0' }),
    rule('full', 'open (?:data commons )?(?:open )?database ~', { '': 'ODbL-1.0' }),
  ],
  osl: [rule('full', 'osl#', versions('OSL', '1.0', '1.1', '2.0', '2.1', '3.0'))],
  sil: [
    rule('full', 'sil(?: open)?(?:[ -]font)? ~(?: \\(ofl\\))?#?', { ...versions('OFL', '1.0', '1.1') }, 'OFL-1.1'),
    rule('full', 'sil ofl#?', versions('OFL', '1.0', '1.1'), 'OFL-1.1'),
  ],
  ofl: [rule('full', 'ofl#', versions('OFL', '1.0', '1.1')), rule('short', 'ofl', {}, 'OFL-1.1')],
  artistic: [
    rule('full', 'artistic ~#', { ...versions('Artistic', '1.0', '2.0') }),
    rule('full', 'artistic[- ]?(\\d\\.\\d)', versions('Artistic', '1.0', '2.0')),
    rule('full', 'artistic(?: ~)', versions('Artistic', '2.0'), 'Artistic-1.0-Perl'),
    rule('short', 'artistic', {}, 'Artistic-1.0-Perl'),
  ],
  boost: [
    rule('full', 'boost(?: software)? ~(?: -)?(?:,? ?version)?#?', { ...versions('BSL', '1.0'), '': 'BSL-1.0' }),
    rule('short', 'boost', { '': 'BSL-1.0' }),
  ],
  bsl: [rule('full', 'bsl#', { '1.0': 'BSL-1.0', '1': 'BSL-1.0', '1.1': 'BUSL-1.1' })],
  business: [rule('full', 'business source ~#?', { '1.1': 'BUSL-1.1', '': 'BUSL-1.1' })],
  zlib: [
    rule('full', 'zlib(?:/libpng| / libpng| and libpng)(?: ~)?', { '': 'Zlib' }),
    rule('full', '(?:zlib) ~', { '': 'Zlib' }),
    rule('short', 'zlib', { '': 'Zlib' }),
  ],
  libpng: [rule('full', 'libpng ~', { '': 'Libpng' })],
  unlicense: [rule('full', 'unlicense', { '': 'Unlicense' })],
  unlicence: [rule('full', 'unlicence', { '': 'Unlicense' })],
  bsd2: [rule('short', 'bsd2(?: ~)?', { '': 'BSD-2-Clause' })],
  bsd3: [rule('short', 'bsd3(?: ~)?', { '': 'BSD-3-Clause' })],
  cc0: [rule('full', 'cc0(?:[- ]?v?1(?:\\.0)?)?(?: universal)?(?: public domain dedication)?(?: ~)?', { '': 'CC0-1.0' })],
  wtfpl: [rule('full', 'wtfpl(?: ~)?#?', { '2': 'WTFPL', '2.0': 'WTFPL', '1': 'WTFPL', '': 'WTFPL' })],
  do: [rule('full', 'do what the f\\S{1,6} you want to public ~#?', { '2': 'WTFPL', '': 'WTFPL' })],
  python: [
    rule('full', 'python(?: software foundation)? ~#', { '2': 'PSF-2.0', '2.0': 'Python-2.0', '2.0.1': 'Python-2.0.1' }),
    rule('full', 'python software foundation ~', {}, 'PSF-2.0'),
    rule('full', 'python ~', {}, 'Python-2.0'),
  ],
  psf: [
    rule('full', 'psf(?: ~)?#', { '2': 'PSF-2.0', '2.0': 'PSF-2.0' }),
    rule('full', 'psf ~', {}, 'PSF-2.0'),
    rule('short', 'psf', {}, 'PSF-2.0'),
  ],
  ruby: [rule('full', "ruby(?:'s)? ~", { '': 'Ruby' }), rule('short', 'ruby', { '': 'Ruby' })],
  php: [rule('full', 'php ~#?', { '3.0': 'PHP-3.0', '3.01': 'PHP-3.01', '3': 'PHP-3.0' }, 'PHP-3.01')],
  zend: [rule('full', 'zend(?: engine)? ~#?', { '2.0': 'Zend-2.0', '2.00': 'Zend-2.0', '2': 'Zend-2.0' }, 'Zend-2.0')],
  zope: [rule('full', 'zope public ~(?: \\(zpl\\))?#?', versions('ZPL', '1.1', '2.0', '2.1'), 'ZPL-2.1')],
  zpl: [rule('full', 'zpl#', versions('ZPL', '1.1', '2.0', '2.1')), rule('short', 'zpl', {}, 'ZPL-2.1')],
  postgresql: [rule('full', 'postgresql ~', { '': 'PostgreSQL' })],
  openssl: [
    rule('full', 'openssl ~ and (?:the )?(?:original )?ssleay ~', { '': 'OpenSSL' }),
    rule('full', 'openssl(?:/ssleay)? ~', { '': 'OpenSSL' }),
  ],
  ncsa: [rule('full', 'ncsa(?: open source)? ~', { '': 'NCSA' }), rule('short', 'ncsa', { '': 'NCSA' })],
  university: [
    rule('full', 'university of illinois/ncsa open source ~(?: \\(ncsa\\))?', { '': 'NCSA' }),
    rule('full', 'university of illinois open source ~', { '': 'NCSA' }),
  ],
  beerware: [rule('full', 'beerware(?: ~)?', { '': 'Beerware' })],
  beer: [rule('full', 'beer-?ware(?: ~)?', { '': 'Beerware' })],
  vim: [rule('full', 'vim ~', { '': 'Vim' })],
  curl: [rule('full', 'curl ~', { '': 'curl' })],
  json: [rule('full', 'json ~', { '': 'JSON' })],
  universal: [rule('full', 'universal permissive ~(?: \\(upl\\))?#?', { ...versions('UPL', '1.0'), '': 'UPL-1.0' })],
  upl: [rule('full', 'upl#', versions('UPL', '1.0'))],
  blue: [rule('full', 'blue oak model ~#?', { '1.0.0': 'BlueOak-1.0.0', '1.0': 'BlueOak-1.0.0', '': 'BlueOak-1.0.0' })],
  microsoft: [
    rule('full', 'microsoft public ~(?: \\(ms-pl\\))?', { '': 'MS-PL' }),
    rule('full', 'microsoft reciprocal ~(?: \\(ms-rl\\))?', { '': 'MS-RL' }),
  ],
  ms: [rule('full', 'ms-pl(?: ~)?', { '': 'MS-PL' }), rule('full', 'ms-rl(?: ~)?', { '': 'MS-RL' })],
  netscape: [rule('full', 'netscape public ~(?: \\(npl\\))?#?', versions('NPL', '1.0', '1.1'), 'NPL-1.1')],
  npl: [rule('full', 'npl#', versions('NPL', '1.0', '1.1'))],
  ibm: [rule('full', 'ibm public ~#?', { ...versions('IPL', '1.0'), '': 'IPL-1.0' })],
  q: [rule('full', 'q public ~#?', { ...versions('QPL', '1.0'), '': 'QPL-1.0' })],
  qpl: [rule('full', 'qpl#', versions('QPL', '1.0'))],
  sun: [rule('full', 'sun industry standards source ~#?', { '1.1': 'SISSL', '': 'SISSL' })],
  latex: [rule('full', 'latex project public ~(?: \\(lppl\\))?#?', versions('LPPL', '1.0', '1.1', '1.2', '1.3a', '1.3c'), 'LPPL-1.3c')],
  lppl: [rule('full', 'lppl#', versions('LPPL', '1.0', '1.1', '1.2', '1.3a', '1.3c'))],
  cecill: [
    rule('full', 'cecill[- ](b|c)', { b: 'CECILL-B', c: 'CECILL-C' }),
    rule('full', 'cecill(?: ~)?#', versions('CECILL', '1.0', '1.1', '2.0', '2.1')),
  ],
  // No licence, but a condition upon one: what stands beside it is not the plain licence.
  commons: [
    rule('full', 'commons clause["\']?(?: license)?(?: condition)?#?', { '': commonsClause, '1': commonsClause, '1.0': commonsClause }),
  ],
  elastic: [rule('full', 'elastic ~#', { '2.0': 'Elastic-2.0', '2': 'Elastic-2.0' })],
  server: [rule('full', 'server side public ~(?: \\(sspl\\))?#?', { ...versions('SSPL', '1.0'), '': 'SSPL-1.0' })],
  sspl: [rule('full', 'sspl#', versions('SSPL', '1.0'))],
  w3c: [rule('full', 'w3c(?: software)?(?: notice and)? ~', {}, 'W3C')],
  unicode: [rule('full', 'unicode ~#', { '3': 'Unicode-3.0', '3.0': 'Unicode-3.0' })],
  icu: [rule('full', 'icu ~', { '': 'ICU' })],
  mulan: [rule('full', 'mulan (?:psl|permissive software ~)#', { '1': 'MulanPSL-1.0', '2': 'MulanPSL-2.0' })],
  nasa: [rule('full', 'nasa open source(?: agreement)?#?', { '1.3': 'NASA-1.3' }, 'NASA-1.3')],
});
