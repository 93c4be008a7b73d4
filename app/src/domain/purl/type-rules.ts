import type { Purl, PurlRefusal } from './purl.ts';

/** What the specification says of one type, as far as it changes or refuses a purl. */
export interface TypeRule {
  /**
   * `required` and `prohibited` refuse a purl that breaks them. `expected` and `unexpected` are what a definition demands, but purls that
   * break it are common and still tell what they mean: validation reports them, reading does not refuse them.
   */
  readonly namespace?: 'required' | 'expected' | 'unexpected' | 'prohibited';
  readonly namespaceCase?: 'lower' | 'upper';
  readonly nameCase?: 'lower';
  readonly versionCase?: 'lower';
  /** One character of the name that stands for another one. */
  readonly replace?: readonly [from: string, to: string];
  /** The name is a path; its slashes stay slashes, and only the first segment is the namespace. */
  readonly nameIsPath?: boolean;
  /** A name never holds a slash: what stands before the last one is the namespace, written with `%2F`. */
  readonly splitsName?: boolean;
  /** Keys of qualifiers must be in lower case already. */
  readonly strictKeys?: boolean;
  readonly requiredQualifier?: string;
  readonly normalizeName?: (name: string, qualifiers: Purl['qualifiers']) => string;
  readonly refuse?: (name: string, version: string | undefined) => PurlRefusal | undefined;
}

const none: TypeRule = {};
const lowered: TypeRule = { namespaceCase: 'lower', nameCase: 'lower' };
const flat: TypeRule = { namespace: 'unexpected' };

const rules: Readonly<Record<string, TypeRule>> = {
  alpm: { ...lowered, namespace: 'expected' },
  apk: { ...lowered, namespace: 'expected' },
  bazel: flat,
  bitbucket: { ...lowered, namespace: 'expected' },
  bitnami: { ...flat, nameCase: 'lower' },
  brew: lowered,
  cargo: flat,
  'chrome-extension': { ...flat, refuse: refuseChromeExtension },
  cocoapods: flat,
  composer: { ...lowered, namespace: 'expected', splitsName: true },
  conan: none,
  conda: flat,
  cpan: { namespace: 'expected', namespaceCase: 'upper', refuse: (name) => (name.includes('::') ? 'bad-name' : undefined) },
  cran: flat,
  deb: { ...lowered, namespace: 'expected' },
  docker: none,
  gem: { ...flat, strictKeys: true },
  generic: none,
  git: { ...lowered, namespace: 'required', nameIsPath: true },
  github: { ...lowered, namespace: 'expected' },
  githubactions: { namespace: 'expected', namespaceCase: 'lower', normalizeName: lowerRepository },
  gitlab: lowered,
  golang: { namespace: 'expected', splitsName: true },
  hackage: flat,
  hex: lowered,
  huggingface: { versionCase: 'lower', splitsName: true },
  julia: { ...flat, requiredQualifier: 'uuid' },
  luarocks: lowered,
  maven: { namespace: 'expected' },
  mlflow: { ...flat, normalizeName: lowerOnDatabricks },
  npm: { ...lowered, splitsName: true },
  nuget: flat,
  oci: { ...flat, nameCase: 'lower' },
  opam: flat,
  otp: { namespace: 'prohibited' },
  pub: { ...flat, nameCase: 'lower', replace: ['-', '_'] },
  pypi: { ...flat, nameCase: 'lower', replace: ['_', '-'] },
  qpkg: { namespace: 'expected', namespaceCase: 'lower' },
  rpm: { namespace: 'expected', namespaceCase: 'lower', strictKeys: true },
  swid: none,
  swift: { namespace: 'required', splitsName: true },
  vcpkg: { namespace: 'prohibited' },
  'vscode-extension': { ...lowered, namespace: 'required' },
  yocto: none,
};

const byType = new Map(Object.entries(rules));

/** The rule of a type; a type that the specification does not know is kept as it is. */
export function ruleOf(type: string): TypeRule {
  return byType.get(type) ?? none;
}

/** The types that the specification defines. */
export const knownTypes: readonly string[] = [...byType.keys()];

/** The first segment is a repository, which GitHub compares without case; the rest is a path in it. */
function lowerRepository(name: string): string {
  const slash = name.indexOf('/');
  return slash < 0 ? name.toLowerCase() : name.slice(0, slash).toLowerCase() + name.slice(slash);
}

/** Databricks compares model names without case, Azure ML with it. */
function lowerOnDatabricks(name: string, qualifiers: Purl['qualifiers']): string {
  return qualifiers.repository_url?.includes('databricks') ? name.toLowerCase() : name;
}

function refuseChromeExtension(name: string, version: string | undefined): PurlRefusal | undefined {
  if (!/^[a-p]{32}$/.test(name)) return 'bad-name';
  return version === undefined || /^\d{1,10}(\.\d{1,10}){0,3}$/.test(version) ? undefined : 'bad-version';
}
