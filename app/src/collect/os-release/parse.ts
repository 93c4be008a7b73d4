import type { Distro } from '../../domain/distro.ts';
import { linesOf } from '../lines.ts';

/**
 * Reads os-release: shell assignments without expansion. Later assignments win, as in a shell; lines that are none are passed over.
 *
 * @returns values by upper-case name
 * @see os-release(5)
 */
export function parseOsRelease(text: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const { text: line } of linesOf(text)) {
    const assignment = /^\s*([A-Z][A-Z0-9_]*)=(.*)$/.exec(line);
    if (assignment) values.set(assignment[1]!, unquote(assignment[2]!.trim()));
  }
  return values;
}

/** The release that os-release names; undefined where it gives no id. */
export function distroOf(values: ReadonlyMap<string, string>): Distro | undefined {
  const id = values.get('ID')?.toLowerCase();
  if (!id) return undefined;
  const versionId = values.get('VERSION_ID');
  const codename = values.get('VERSION_CODENAME');
  return { id, ...(versionId ? { versionId } : {}), ...(codename ? { codename } : {}) };
}

function unquote(value: string): string {
  const quote = value[0];
  if ((quote === '"' || quote === "'") && value.length > 1 && value.endsWith(quote)) {
    const inner = value.slice(1, -1);
    return quote === '"' ? inner.replace(/\\(["$`\\])/g, '$1') : inner;
  }
  return value;
}
