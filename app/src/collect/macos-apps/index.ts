import { messageOf } from '../../domain/errors.ts';
import { CollectedBuilder, type Entry } from '../collected-builder.ts';
import type { Collector } from '../collector.ts';
import { readBytes } from '../read-file.ts';
import { applicationEntries, applicationOf } from './application.ts';
import { type PlistEntries, readPlist } from './plist.ts';

const systemVersion = 'System/Library/CoreServices/SystemVersion.plist';
const systemEntries: ReadonlySet<string> = new Set(['ProductName', 'ProductVersion']);

const folders = ['Applications', 'System/Applications', 'Users/*/Applications'];

/** Applications of a Mac, those inside others too, from what their bundles say of themselves; and macOS itself. */
export const macosApps: Collector = {
  kind: 'macos-apps',
  of: 'host',
  covers: [],
  system: 'macos',
  claims: [
    systemVersion,
    // Those made for phones are wrapped, and have no folder Contents.
    ...folders.flatMap((folder) => [`${folder}/**/*.app/Contents/Info.plist`, `${folder}/**/*.app/Wrapper/*.app/Info.plist`]),
  ],
  async *collect(files) {
    if (files.length === 0) return;
    const builder = new CollectedBuilder('macos-apps', '');
    for (const file of files) {
      const { path } = file;
      const read = await readBytes(file);
      if ('gap' in read) builder.addGap(read.gap);
      else addBundle(read.content, path, builder);
    }
    yield builder.build();
  },
};

function addBundle(bytes: Uint8Array, path: string, builder: CollectedBuilder): void {
  const isSystem = path === systemVersion;
  try {
    const entries = readPlist(bytes, isSystem ? systemEntries : applicationEntries);
    const entry = isSystem ? systemOf(entries) : applicationOf(entries, path);
    builder.add({ ...entry, place: { path } });
    if (!entry.version)
      builder.miss('unresolved-version', `${entry.name} tells no version`, { path }, { subject: entry.name, blocking: false });
  } catch (thrown) {
    builder.miss('malformed', `no property list: ${messageOf(thrown).slice(0, 200)}`, { path }, { blocking: true });
  }
}

function systemOf(entries: PlistEntries): Entry {
  return { ref: 'macOS', kind: 'operating-system', name: entries.get('ProductName') ?? 'macOS', version: entries.get('ProductVersion') };
}
