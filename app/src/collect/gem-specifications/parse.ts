import { purlOf } from '../../domain/purl/index.ts';
import type { CollectedBuilder } from '../collected-builder.ts';
import { endsWithinLine } from '../lines.ts';

/** An installed gem, as far as relations need it. */
export interface Gem {
  readonly ref: string;
  readonly name: string;
  /** The folder of the installation that it belongs to. */
  readonly installation: string;
  readonly needs: readonly string[];
}

/**
 * Reads the specification of an installed gem. It is a program in Ruby, but one that RubyGems itself writes, always in the same form: so the few lines that matter are
 * looked for, and nothing is run. One in another form is told by the name of its file.
 *
 * @see https://guides.rubygems.org/specification-reference/, and RubyGems' Gem::Specification#to_ruby, which writes it
 */
export function parseGemspec(text: string, path: string, builder: CollectedBuilder): readonly Gem[] {
  if (endsWithinLine(text) || !/^end\s*$/m.test(text)) {
    builder.miss('truncated', 'the specification does not end', { path }, { blocking: true });
  }
  const told = stubOf(text) ?? fileNameOf(path);
  if (!told) {
    builder.miss('missing-field', 'a specification without a name or a version', { path }, { blocking: true });
    return [];
  }
  const { name, version, platform } = told;
  const ref = path;
  builder.add({
    ref,
    kind: 'library',
    name,
    version,
    purl: purlOf({ type: 'gem', name, version, qualifiers: { platform: platform === 'ruby' ? undefined : platform } }),
    licenses: textsIn(/^\s*s\.licenses? = (.*)$/m.exec(text)?.[1] ?? ''),
    location: path,
    place: { path },
  });
  const installation = path.replace(/(?:default\/)?[^/]*$/, '');
  return [{ ref, name, installation, needs: needsIn(text) }];
}

interface Told {
  readonly name: string;
  readonly version: string;
  readonly platform: string | undefined;
}

/** RubyGems writes what it asks for most often into a comment of its own. */
function stubOf(text: string): Told | undefined {
  const found = /^# stub: (\S{1,256}) (\d[\w.-]{0,127}) (\S{1,64})(?: |$)/m.exec(text);
  return found ? { name: found[1]!, version: found[2]!, platform: found[3]! } : undefined;
}

/** `NAME-VERSION.gemspec`, or with a platform behind it. */
function fileNameOf(path: string): Told | undefined {
  const base = path.slice(path.lastIndexOf('/') + 1, -'.gemspec'.length);
  const found = /^(.{1,256}?)-(\d+(?:\.\w+)*)(?:-([a-z][\w-]*))?$/.exec(base.slice(0, 400));
  return found ? { name: found[1]!, version: found[2]!, platform: found[3] } : undefined;
}

function textsIn(list: string): string[] {
  return [...list.slice(0, 2000).matchAll(/["']([^"']{1,200})["']/g)].map(([, value]) => value!);
}

function needsIn(text: string): string[] {
  return [...new Set([...text.matchAll(/\.add_(?:runtime_)?dependency\(%q<([^>\s]{1,256})>/g)].map(([, name]) => name!))];
}
