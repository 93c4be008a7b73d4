import type { Collected } from '../../domain/collected.ts';
import { purlOf } from '../../domain/purl/index.ts';
import { CollectedBuilder } from '../collected-builder.ts';
import { type ForeignTable, fieldOf, tableIn, tableOf, textIn } from '../foreign-value.ts';
import { gitLocator } from '../git-locator.ts';
import { type Project, unread } from '../project-files.ts';
import { readJson } from '../structured-text.ts';

/**
 * Reads the lockfile of Swift's package manager, of the versions 1 to 3. A package is called by the address of its repository.
 *
 * @returns a component for every pin, without relations: the lockfile does not say who needs whom. What is of a registry, and what stands on
 *          this machine, has no purl
 * @see https://docs.swift.org/package-manager/
 */
export function parseSwiftResolved({ lockfile: { text, path } }: Project): Collected {
  const scope = `swift-resolved:${path}`;
  const read = readJson(text, path);
  if ('gap' in read) return unread(scope, read.gap);
  const lock = tableOf(read.value);
  const old = tableIn(lock, 'object');
  const pins = fieldOf(old ?? lock, 'pins');
  if (!Array.isArray(pins)) return unread(scope, { kind: 'unknown-format', message: 'no list "pins"', path, blocking: true });
  const builder = new CollectedBuilder(scope, path);
  for (const [index, value] of pins.entries()) addPin(builder, tableOf(value), `${old ? '/object' : ''}/pins/${index}`);
  return builder.build();
}

function addPin(builder: CollectedBuilder, pin: ForeignTable | undefined, pointer: string): void {
  const name = textIn(pin, 'identity') ?? textIn(pin, 'package');
  if (name === undefined) {
    builder.miss('missing-field', 'a pin without a name', { pointer }, { blocking: true });
    return;
  }
  const address = textIn(pin, 'location') ?? textIn(pin, 'repositoryURL') ?? '';
  const kind = textIn(pin, 'kind') ?? 'remoteSourceControl';
  const state = tableIn(pin, 'state');
  const version = textIn(state, 'version');
  const isLocal = kind === 'localSourceControl';
  const repository = kind === 'remoteSourceControl' ? repositoryOf(address) : undefined;
  const vcs =
    version === undefined ? gitLocator(address.endsWith('.git') ? address : `${address}.git`, textIn(state, 'revision')) : undefined;
  const purl = repository && purlOf({ type: 'swift', ...repository, version, qualifiers: { vcs_url: vcs } });
  builder.add(
    {
      ref: name,
      kind: isLocal ? 'application' : 'library',
      name,
      version,
      purl,
      location: isLocal ? address : undefined,
      place: { pointer },
    },
    'it is taken from a branch or a commit',
  );
}

/** `https://host/owner/name.git` and `git@host:owner/name` as the namespace and name of a purl: the host and the path. */
function repositoryOf(address: string): { readonly namespace: string; readonly name: string } | undefined {
  const remote = /^git@([^:/]+):(.+)$/.exec(address.slice(0, 2000));
  const url = URL.parse(remote ? `ssh://${remote[1]}/${remote[2]}` : address);
  const [, owner, name] = /^\/+(.+)\/([^/]+?)(?:\.git)?\/?$/.exec(url?.pathname ?? '') ?? [];
  return url?.host && owner && name ? { namespace: `${url.host}/${owner}`, name } : undefined;
}
