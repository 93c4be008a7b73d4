/** A gem that a section lists, with what it needs. */
export interface Spec {
  readonly name: string;
  readonly version: string;
  readonly platform: string | undefined;
  readonly needs: readonly string[];
  readonly line: number;
}

/** A source of gems: `GEM`, `GIT`, `PATH` or `PLUGIN SOURCE`. */
export interface Source {
  readonly kind: string;
  /** `remote`, `revision` and others; a field that stands there twice has both values. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
  readonly specs: readonly Spec[];
}

export interface Sections {
  readonly sources: readonly Source[];
  /** Names under `DEPENDENCIES`. */
  readonly dependencies: ReadonlySet<string>;
  /** `algorithm=hex` by `name (version-platform)`. */
  readonly checksums: ReadonlyMap<string, readonly string[]>;
  readonly bad: readonly { readonly line: number; readonly text: string }[];
}

interface OpenSource extends Source {
  readonly fields: Map<string, string[]>;
  readonly specs: OpenSpec[];
}

interface OpenSpec extends Spec {
  readonly needs: string[];
}

const sourceKinds: ReadonlySet<string> = new Set(['GEM', 'GIT', 'PATH', 'PLUGIN SOURCE']);

/** Sections that name no gems. */
const otherKinds: ReadonlySet<string> = new Set(['PLATFORMS', 'RUBY VERSION', 'BUNDLED WITH', 'DEPENDENCIES', 'CHECKSUMS']);

/** Splits Bundler's lockfile into its sections, by indentation. */
export function readSections(text: string): Sections {
  const sources: OpenSource[] = [];
  const dependencies = new Set<string>();
  const checksums = new Map<string, string[]>();
  const bad: { line: number; text: string }[] = [];
  let section = '';
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = index + 1;
    const content = raw.trim();
    if (content === '') continue;
    const indent = raw.length - raw.trimStart().length;
    const source = sourceKinds.has(section) ? sources.at(-1) : undefined;
    if (indent === 0) {
      section = content;
      if (sourceKinds.has(content)) sources.push({ kind: content, fields: new Map(), specs: [] });
      else if (!otherKinds.has(content)) bad.push({ line, text: content });
    } else if (source) {
      if (!readSourceLine(source, indent, content, line)) bad.push({ line, text: content });
    } else if (section === 'DEPENDENCIES') dependencies.add(nameOf(content));
    else if (section === 'CHECKSUMS') {
      const match = /^(\S+ \([^)]*\))(?: (.*))?$/.exec(content);
      if (match) checksums.set(match[1]!, match[2]?.split(',') ?? []);
    }
  }
  return { sources, dependencies, checksums, bad };
}

/** Two spaces: a field; four: a gem; six: what it needs. */
function readSourceLine(source: OpenSource, indent: number, content: string, line: number): boolean {
  if (indent === 2) {
    const colon = content.indexOf(':');
    const key = content.slice(0, colon);
    source.fields.set(key, [...(source.fields.get(key) ?? []), content.slice(colon + 1).trim()]);
    return colon > 0;
  }
  if (indent === 6) return source.specs.at(-1)?.needs.push(nameOf(content)) !== undefined;
  // A version holds no dash: what follows one is the platform.
  const match = indent === 4 ? /^(\S+) \(([^-)\s]+)(?:-([^)\s]+))?\)$/.exec(content) : null;
  if (match === null) return false;
  source.specs.push({ name: match[1]!, version: match[2]!, platform: match[3], needs: [], line });
  return true;
}

/** `name (>= 1.0)!`: the mark says that the gem is not from the common source. */
function nameOf(content: string): string {
  return content.split(' ', 1)[0]!.replace(/!$/, '');
}
