const debian: Readonly<Record<string, string>> = {
  squeeze: '6',
  wheezy: '7',
  jessie: '8',
  stretch: '9',
  buster: '10',
  bullseye: '11',
  bookworm: '12',
  trixie: '13',
  forky: '14',
  duke: '15',
};

const ubuntu: Readonly<Record<string, string>> = {
  precise: '12.04',
  trusty: '14.04',
  xenial: '16.04',
  bionic: '18.04',
  cosmic: '18.10',
  disco: '19.04',
  eoan: '19.10',
  focal: '20.04',
  groovy: '20.10',
  hirsute: '21.04',
  impish: '21.10',
  jammy: '22.04',
  kinetic: '22.10',
  lunar: '23.04',
  mantic: '23.10',
  noble: '24.04',
  oracular: '24.10',
  plucky: '25.04',
  questing: '25.10',
  resolute: '26.04',
};

/** Distributions of OSV, by the names that purls and os-release(5) give them. */
const distros: Readonly<Record<string, string>> = {
  debian: 'Debian',
  ubuntu: 'Ubuntu',
  echo: 'Echo',
  alpine: 'Alpine',
  wolfi: 'Wolfi',
  chainguard: 'Chainguard',
  minimos: 'MinimOS',
  cleanstart: 'CleanStart',
  alpaquita: 'Alpaquita',
  almalinux: 'AlmaLinux',
  alma: 'AlmaLinux',
  rocky: 'Rocky Linux',
  rockylinux: 'Rocky Linux',
  'rocky-linux': 'Rocky Linux',
  redhat: 'Red Hat',
  rhel: 'Red Hat',
  suse: 'SUSE',
  sles: 'SUSE',
  sled: 'SUSE',
  opensuse: 'openSUSE',
  'suse-linux-enterprise-server': 'SUSE',
  'suse-linux-enterprise-desktop': 'SUSE',
  'opensuse-leap': 'openSUSE',
  'opensuse.leap': 'openSUSE',
  leap: 'openSUSE',
  'opensuse-tumbleweed': 'openSUSE',
  'opensuse.tumbleweed': 'openSUSE',
  tumbleweed: 'openSUSE',
  openeuler: 'openEuler',
  photon: 'Photon OS',
  mageia: 'Mageia',
  azurelinux: 'Azure Linux',
  azl: 'Azure Linux',
  mariner: 'Azure Linux',
};

/** The OSV ecosystem of a distribution; undefined for one that OSV does not know. */
export function ecosystemOfDistro(id: string): string | undefined {
  const name = id.toLowerCase();
  return Object.hasOwn(distros, name) ? distros[name] : undefined;
}

/** A `distro` qualifier in its parts: `debian-12`, `opensuse-leap-15.5`, `alpine-v3.18`; a bare codename or number has no id. */
export function splitDistro(text: string): { readonly id?: string; readonly version?: string } {
  const lowered = text.toLowerCase().replace(/[:_ ]/g, '-');
  if (ecosystemOfDistro(lowered)) return { id: lowered };
  const dash = lowered.search(/-v?\d/);
  const cut = dash >= 0 ? dash : lowered.lastIndexOf('-');
  if (cut <= 0) return { version: lowered };
  return { id: lowered.slice(0, cut), version: lowered.slice(cut + 1) };
}

/** A release as OSV writes it after the colon: `12`, `22.04:LTS`, `v3.18`; undefined where the version names none that OSV could have. */
export function releaseOf(ecosystem: string, id: string, version: string): string | undefined {
  return releases[ecosystem]?.(version.toLowerCase(), id);
}

/** Whether two releases of one ecosystem are the same, whatever repository or support track an advisory adds to its own. */
export function isSameRelease(ecosystem: string, advisoryRelease: string, release: string): boolean {
  return advisoryRelease === release || comparableRelease(ecosystem, advisoryRelease) === comparableRelease(ecosystem, release);
}

const releases: Readonly<Record<string, (version: string, id: string) => string | undefined>> = {
  Debian: (version) => (Object.hasOwn(debian, version) ? debian[version] : numbers(version, 1)),
  Ubuntu: (version) => {
    const number = Object.hasOwn(ubuntu, version) ? ubuntu[version] : numbers(version, 2);
    return number && /^\d[02468]\.04$/.test(number) ? `${number}:LTS` : number;
  },
  Alpine: (version) => {
    // What is not released yet calls itself by the day: `3.23_alpha20260101`.
    if (version === 'edge' || /[_-]alpha/.test(version)) return 'edge';
    const number = numbers(version.replace(/^v/, ''), 2);
    return number && `v${number}`;
  },
  AlmaLinux: enterpriseMajor,
  'Rocky Linux': enterpriseMajor,
  'Red Hat': (version) => prefixed('enterprise_linux:', enterpriseMajor(version)),
  SUSE: (version, id) => {
    const [, major, pack] = /^(\d{1,3})(?:(?:\.|-sp)(\d{1,2}))?/.exec(version) ?? [];
    if (!major) return undefined;
    return `Linux Enterprise ${/sled|desktop/.test(id) ? 'Desktop' : 'Server'} ${major}${pack && pack !== '0' ? ` SP${pack}` : ''}`;
  },
  openSUSE: (version, id) => (/tumbleweed/.test(`${id} ${version}`) ? 'Tumbleweed' : prefixed('Leap ', numbers(version, 2))),
  // Of the long-term releases the number does not tell which: `22.03` may be 22.03-LTS or any of its service packs.
  openEuler: (version) => (/^\d/.test(version) && !/^\d[02468]\.03$/.test(version) ? version.toUpperCase() : undefined),
  'Photon OS': (version) => (numbers(version, 1) ? `${numbers(version, 1)}.0` : undefined),
  Mageia: (version) => numbers(version, 1),
  'Azure Linux': (version) => numbers(version, 1),
};

/** `9.3` and, as the names of packages tell it, `el9`. */
function enterpriseMajor(version: string): string | undefined {
  return numbers(version.startsWith('el') ? version.slice(2) : version, 1);
}

/** The first `count` numbers of a dotted version. */
function numbers(version: string, count: number): string | undefined {
  const match = /^\d{1,6}(?:\.\d{1,6})*/.exec(version);
  return match?.[0].split('.').slice(0, count).join('.');
}

function prefixed(prefix: string, text: string | undefined): string | undefined {
  return text && prefix + text;
}

function comparableRelease(ecosystem: string, release: string): string {
  const lowered = release.toLowerCase();
  if (ecosystem === 'Ubuntu') return ubuntuRelease(lowered);
  if (ecosystem === 'Alpine') return lowered.replace(/^v/, '');
  if (ecosystem === 'Red Hat') return lowered.split('::')[0]!;
  if (ecosystem === 'SUSE') return /\d{1,3}(?: sp\d{1,2})?/.exec(lowered)?.[0] ?? lowered;
  if (ecosystem === 'AlmaLinux' || ecosystem === 'Rocky Linux' || ecosystem === 'Debian') return numbers(lowered, 1) ?? lowered;
  return lowered;
}

/** Support tracks are of the same release (`Pro:18.04:LTS`); products beside it, such as `Pro:FIPS:18.04:LTS`, have packages of their own. */
function ubuntuRelease(lowered: string): string {
  return lowered
    .split(':')
    .filter((part) => part !== 'pro' && part !== 'lts')
    .join(':');
}
