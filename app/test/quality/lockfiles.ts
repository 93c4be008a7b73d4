import { type Purl, parsePurl } from '../../src/domain/purl/index.ts';

/** A lockfile that locks one package, in the way of its ecosystem; undefined where it has none, or could not hold such a version. */
export function lockfileOf(text: string): { readonly name: string; readonly content: string } | undefined {
  const purl = parsePurl(text)!;
  const { version } = purl;
  if (version === undefined || !/^v?\d/.test(version)) return undefined;
  return writers[purl.type]?.(purl, version);
}

type Write = (purl: Purl, version: string) => { readonly name: string; readonly content: string } | undefined;

const path = ({ namespace, name }: Purl) => (namespace === undefined ? name : `${namespace}/${name}`);

const writers: Readonly<Record<string, Write>> = {
  npm: (purl, version) => ({
    name: 'package-lock.json',
    content: JSON.stringify({ name: 'p', lockfileVersion: 3, packages: { '': {}, [`node_modules/${path(purl)}`]: { version } } }),
  }),
  pypi: ({ name }, version) => ({ name: 'requirements.txt', content: `${name}==${version}\n` }),
  golang: (purl, version) => {
    const isModule = purl.namespace?.includes('.') ?? false;
    return isModule && version.startsWith('v')
      ? { name: 'go.mod', content: `module example.org/p\n\ngo 1.22\n\nrequire ${path(purl)} ${version}\n` }
      : undefined;
  },
  cargo: ({ name }, version) => ({
    name: 'Cargo.lock',
    content: `version = 3\n\n[[package]]\nname = "${name}"\nversion = "${version}"\nsource = "registry+https://github.com/rust-lang/crates.io-index"\n`,
  }),
  gem: ({ name }, version) => ({
    name: 'Gemfile.lock',
    content: `GEM\n  remote: https://rubygems.org/\n  specs:\n    ${name} (${version})\n\nPLATFORMS\n  ruby\n\nDEPENDENCIES\n  ${name}\n`,
  }),
  composer: (purl, version) => ({
    name: 'composer.lock',
    content: JSON.stringify({ packages: [{ name: path(purl), version, type: 'library' }], 'packages-dev': [] }),
  }),
  nuget: ({ name }, version) => ({
    name: 'packages.lock.json',
    content: JSON.stringify({
      version: 1,
      dependencies: { net8: { [name]: { type: 'Direct', requested: `[${version}, )`, resolved: version } } },
    }),
  }),
};
