/**
 * The domains of the registries that a purl type means when it names none, as (name, top level). What is served by another host is told
 * by the qualifier `repository_url`.
 * @see https://github.com/package-url/purl-spec, "default repository" of each type
 */
const publicDomains: Readonly<Record<string, readonly (readonly [name: string, topLevel: string])[]>> = {
  cargo: [['crates', 'io']],
  composer: [['packagist', 'org']],
  gem: [['rubygems', 'org']],
  hex: [['hex', 'pm']],
  npm: [
    ['npmjs', 'org'],
    ['yarnpkg', 'com'],
  ],
  nuget: [['nuget', 'org']],
  pub: [
    ['pub', 'dev'],
    ['dartlang', 'org'],
  ],
  pypi: [
    ['pypi', 'org'],
    ['pythonhosted', 'org'],
  ],
};

/** Whether a URL is of the registry that purls of the type mean when they name none. */
export function isPublicRegistry(type: string, url: string): boolean {
  const host = URL.parse(url)?.hostname;
  return (
    host !== undefined && (publicDomains[type] ?? []).some((labels) => host === labels.join('.') || host.endsWith(`.${labels.join('.')}`))
  );
}

/** The qualifier `repository_url` of a package that came from a registry: undefined for the public one. Without credentials and query. */
export function repositoryUrl(type: string, url: string): string | undefined {
  return isPublicRegistry(type, url) ? undefined : publicUrl(url)?.replace(/\/$/, '');
}

/** A web address without what may be secret: credentials, query and fragment; undefined for what is no http(s) address. */
export function publicUrl(url: string): string | undefined {
  const parsed = URL.parse(url);
  return parsed && (parsed.protocol === 'https:' || parsed.protocol === 'http:') ? `${parsed.origin}${parsed.pathname}` : undefined;
}
