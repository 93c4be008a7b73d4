import type { Distro } from '../../domain/distro.ts';
import { purlOf } from '../../domain/purl/index.ts';
import { limits } from '../../platform/limits.ts';
import type { CollectedBuilder, Entry } from '../collected-builder.ts';
import { distroQualifier } from '../distro-qualifier.ts';
import { endsWithinLine } from '../lines.ts';
import { type ApkRecord, records } from './records.ts';

/**
 * Reads apk's database of installed packages.
 *
 * @param text    content of `installed`
 * @param path    of that file, for places
 * @param distro  the release that the root file system names; undefined where it names none, which leaves it out of the purl
 * @param builder takes the components in the file's order, each with the line of its record, and a gap for every record that cannot be read
 */
export function parseInstalled(text: string, path: string, distro: Distro | undefined, builder: CollectedBuilder): void {
  const present: ApkRecord[] = [];
  for (const record of records(text)) {
    const name = record.get('P');
    const version = record.get('V');
    const miss = (kind: string, message: string, line = record.line) =>
      builder.miss(kind, message, { path, line }, { subject: name, blocking: true });
    if (record.strayLine !== undefined) miss('malformed', 'a line that is no field', record.strayLine);
    if (name && version) {
      builder.add({ ...componentOf(record, name, version, distro), place: { path, line: record.line } });
      present.push(record);
    } else miss('missing-field', `a package without ${name ? 'a version' : 'a name'}`);
    if (present.length > limits.hostPackages) {
      miss('limit-exceeded', `more than ${limits.hostPackages} packages`);
      break;
    }
  }
  relate(present, builder);
  if (endsWithinLine(text)) builder.miss('truncated', 'the file ends within a line', { path }, { blocking: true });
}

function componentOf(record: ApkRecord, name: string, version: string, distro: Distro | undefined): Entry {
  const origin = record.get('o');
  const license = record.get('L');
  const qualifiers = { arch: record.get('A'), distro: distroQualifier(distro), upstream: origin === name ? undefined : origin };
  return {
    ref: name,
    kind: 'library',
    name,
    version,
    purl: purlOf({ type: 'apk', namespace: distro?.id, name, version, qualifiers }),
    licenses: license ? [license] : [],
    publisher: record.get('m'),
  };
}

/** apk has seen to it that dependencies hold: versions need no look. */
function relate(present: readonly ApkRecord[], builder: CollectedBuilder): void {
  const providers = new Map<string, string>();
  for (const record of present) providers.set(record.get('P')!, record.get('P')!);
  for (const record of present) {
    for (const name of namesIn(record.get('p'))) if (!providers.has(name)) providers.set(name, record.get('P')!);
  }
  for (const record of present) {
    const from = record.get('P')!;
    for (const name of namesIn(record.get('D'))) {
      const to = providers.get(name);
      if (to !== undefined && to !== from) builder.relate(from, to, 'required');
    }
  }
}

/** Names without their versions; `!name` is a conflict. */
function namesIn(field: string | undefined): string[] {
  return (field ?? '').split(' ').flatMap((term) => (term === '' || term.startsWith('!') ? [] : (term.split(/[<>=~]/, 1)[0] ?? [])));
}
