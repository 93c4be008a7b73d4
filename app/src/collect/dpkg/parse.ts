import type { Distro } from '../../domain/distro.ts';
import { limits } from '../../platform/limits.ts';
import type { CollectedBuilder, Entry } from '../collected-builder.ts';
import { type Stanza, stanzas } from '../deb822.ts';
import { endsWithinLine } from '../lines.ts';
import { relatePackages } from './depends.ts';
import { debPurl } from './purl.ts';
import { refOf } from './ref.ts';

/** States in which none of a package's files is on disk. */
const absent: ReadonlySet<string> = new Set(['not-installed', 'config-files']);

/** States in which all of a package's files are on disk, whether or not it has been set up. */
const whole: ReadonlySet<string> = new Set(['installed', 'unpacked', 'half-configured', 'triggers-awaited', 'triggers-pending']);

/**
 * Reads dpkg's status database.
 *
 * Present is everything whose files may be on disk: all states but `not-installed` and `config-files`. A half-installed package is both a
 * component and a gap, for its files may be old, new or mixed.
 *
 * @param text   content of `status`, or of a file of `status.d`: stanzas as in deb-control(5)
 * @param path   of that file, for places
 * @param distro the release that the root file system names; undefined when it names none, which leaves the release out of the purl
 * @param builder takes the components in the file's order, each with the line of its stanza, and a gap for every stanza that cannot be read
 * @see dpkg(1), "Package states"
 */
export function parseStatus(text: string, path: string, distro: Distro | undefined, builder: CollectedBuilder): void {
  const present: Stanza[] = [];
  for (const stanza of stanzas(text)) {
    if (readStanza(stanza, path, distro, builder)) present.push(stanza);
    if (present.length > limits.hostPackages) {
      builder.miss('limit-exceeded', `more than ${limits.hostPackages} packages`, { path, line: stanza.line }, { blocking: true });
      break;
    }
  }
  relatePackages(present, builder);
  if (endsWithinLine(text)) builder.miss('truncated', 'the file ends within a line', { path }, { blocking: true });
}

/** Whether the stanza's package is there. */
function readStanza(stanza: Stanza, path: string, distro: Distro | undefined, builder: CollectedBuilder): boolean {
  const place = { path, line: stanza.line };
  const name = stanza.get('Package');
  const version = stanza.get('Version');
  const state = stateOf(stanza);
  if (name && absent.has(state)) return false;
  const miss = (kind: string, message: string, line = stanza.line) =>
    builder.miss(kind, message, { path, line }, { subject: name, blocking: true });
  if (!name || !version) {
    miss('missing-field', `a package without ${name ? 'a version' : 'a name'}`);
    return false;
  }
  if (stanza.strayLine !== undefined) miss('malformed', 'a line that is no field', stanza.strayLine);
  if (state === 'half-installed') miss('half-installed', `${name} is half installed: its files may be old, new or mixed`);
  else if (!whole.has(state)) miss('unknown-state', `${name} is in the unknown state "${state.slice(0, 40)}"`);
  builder.add({ ...componentOf(stanza, name, version, distro), place });
  return true;
}

/** The third word of `Status`; images without dpkg leave the field out. */
function stateOf(stanza: Stanza): string {
  const status = stanza.get('Status');
  return status === undefined ? 'installed' : (status.split(/\s+/)[2] ?? '');
}

function componentOf(stanza: Stanza, name: string, version: string, distro: Distro | undefined): Entry {
  return {
    ref: refOf(stanza),
    kind: 'library',
    name,
    version,
    purl: debPurl(name, version, stanza.get('Architecture'), stanza.get('Source'), distro),
    publisher: stanza.get('Maintainer'),
  };
}
