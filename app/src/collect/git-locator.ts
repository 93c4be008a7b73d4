/** Hosts that package managers know by a short name: `github:owner/name`. */
const shortHosts: ReadonlyMap<string, string> = new Map([
  ['github', 'github.com'],
  ['gitlab', 'gitlab.com'],
  ['bitbucket', 'bitbucket.org'],
]);

/**
 * The place of a git repository in SPDX's form, `git+https://host/path@commit`, for the purl qualifier `vcs_url`.
 *
 * Credentials are left out, but for the user `git`, which every host has.
 *
 * @param text   what a lockfile calls it: a URL with `git+`, `git:`, `ssh:` or ending in `.git`, `git@host:path`, or a short name; after `#`
 *               perhaps the commit, a tag or a branch
 * @param commit where the lockfile keeps it apart
 * @returns undefined where the text is no git repository
 * @see https://spdx.github.io/spdx-spec/v2.3/package-information/, "Package download location field"
 */
export function gitLocator(text: string, commit?: string): string | undefined {
  const hash = text.indexOf('#');
  const address = gitAddress(hash < 0 ? text : text.slice(0, hash));
  if (address === undefined) return undefined;
  const revision = commit ?? (hash < 0 ? undefined : revisionOf(text.slice(hash + 1)));
  return revision ? `${address}@${revision}` : address;
}

/** The same for a URL that is known to be of a git repository, whatever it looks like. */
export function locatorOfRepository(url: string, commit?: string): string | undefined {
  return gitLocator(/^git|^ssh:/.test(url) ? url : `git+${url}`, commit);
}

function gitAddress(text: string): string | undefined {
  const short = /^([a-z]+):([^/:]+\/[^/:]+)$/.exec(text);
  const host = short && shortHosts.get(short[1]!);
  if (short && host) return `git+https://${host}/${short[2]}`;
  const remote = /^git@([^:/]+):(?!\/)(.+)$/.exec(text);
  if (remote) return `git+ssh://git@${remote[1]}/${remote[2]}`;
  const url = URL.parse(text);
  if (!url?.host) return undefined;
  const transport = url.protocol.slice(0, -1).replace(/^git\+/, '');
  const isGit = url.protocol.startsWith('git') || transport === 'ssh' || url.pathname.endsWith('.git');
  const user = url.username === 'git' ? 'git@' : '';
  return isGit ? `${transport === 'git' ? 'git' : `git+${transport}`}://${user}${url.host}${url.pathname}` : undefined;
}

/** The commit of a fragment: yarn writes `commit=...&workspace=...`, npm sometimes `semver:...`, which names no commit. */
function revisionOf(fragment: string): string | undefined {
  const named = /(?:^|&)(?:commit|tag|head|branch)=([^&]+)/.exec(fragment);
  if (named) return named[1];
  return fragment === '' || fragment.startsWith('semver:') || fragment.includes('=') ? undefined : fragment.split('&', 1)[0];
}
