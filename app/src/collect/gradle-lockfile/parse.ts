import type { Collected, Scope } from '../../domain/collected.ts';
import { purlOf } from '../../domain/purl/index.ts';
import { CollectedBuilder } from '../collected-builder.ts';
import { missCutOff } from '../cut-off.ts';
import { linesOf } from '../lines.ts';
import type { Project } from '../project-files.ts';
import { nameOf } from '../tree-path.ts';

/**
 * Reads a Gradle lockfile: `group:artifact:version=configuration,...` a line; the older form, one file a configuration, has no `=`.
 *
 * @returns a component for every line, without relations: the lockfile does not say who needs whom
 * @see https://docs.gradle.org/current/userguide/dependency_locking.html
 */
export function parseGradleLockfile({ lockfile: { text, path } }: Project): Collected {
  const builder = new CollectedBuilder(`gradle-lockfile:${path}`, path);
  missCutOff(builder, text);
  for (const { number: line, text: raw } of linesOf(text)) {
    const content = raw.trim();
    if (content === '' || content.startsWith('#')) continue;
    const [coordinates = '', list = ''] = content.split('=', 2);
    // The configurations that hold nothing.
    if (coordinates === 'empty') continue;
    const [group, name, version, ...rest] = coordinates.split(':');
    if (!group || !name || !version || rest.length > 0) {
      builder.miss('malformed', `not a line of a lockfile: ${content.slice(0, 80)}`, { line }, { blocking: true });
      continue;
    }
    const purl = purlOf({ type: 'maven', namespace: group, name, version });
    builder.add({ ref: coordinates, kind: 'library', group, name, version, purl, scope: scopeOf(nameOf(path), list), place: { line } });
  }
  return builder.build();
}

/** Gradle has no scopes; the configurations that its plugins make for tests, and the class path of the build, say what they are for. */
function scopeOf(file: string, list: string): Scope {
  if (file.startsWith('buildscript-')) return 'development';
  const configurations = (list || file.replace(/\.lockfile$/, '')).split(',');
  return configurations.every((name) => /^test|Test[A-Z]/.test(name)) ? 'development' : 'required';
}
