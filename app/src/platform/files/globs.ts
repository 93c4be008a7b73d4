/**
 * Where a walk stands after some folders: the positions in the globs that the path so far has reached. Equal positions are one object, so
 * that going into a folder costs one map lookup where no glob speaks of its name.
 */
export interface GlobState {
  /** No glob can match in this folder or below it. */
  readonly dead: boolean;
  /** The only names that can matter in this folder, where no wildcard stands: the folder needs no listing then. */
  readonly names: readonly string[] | undefined;
  /** The state inside the folder of this name. */
  enter(name: string): GlobState;
  /** The same for a link to a folder: `**` does not follow links, so that a walk through links ends with its glob. */
  enterLink(name: string): GlobState;
  /** Whether a file of this name in this folder matches. */
  accepts(name: string): boolean;
}

export interface Globs {
  readonly start: GlobState;
  matches(path: string): boolean;
  /** Whether a file in this folder, or below it, could match. */
  mayMatchBelow(folder: string): boolean;
}

type Segment = { readonly deep: true } | { readonly deep: false; readonly literal?: string; matches(name: string): boolean };

/** A segment, the glob's last or not. Positions of one glob follow each other in the list of all. */
interface Position {
  readonly segment: Segment;
  readonly last: boolean;
}

/**
 * Compiles globs into one automaton: `*` matches within one name (dot files too), `**` as a whole segment any number of folders, and all
 * else stands for itself. Matching takes time linear in the path for each glob that is still in play; nothing backtracks over folders.
 */
export function compileGlobs(globs: readonly string[]): Globs {
  const positions: Position[] = [];
  const starts: number[] = [];
  for (const glob of globs) {
    starts.push(positions.length);
    const segments = segmentsOf(glob);
    positions.push(...segments.map((segment, index) => ({ segment, last: index === segments.length - 1 })));
  }
  const start = automaton(positions)(starts);
  const stateAt = (folders: readonly string[]) => folders.reduce((state, name) => state.enter(name), start);
  return {
    start,
    matches(path) {
      const names = path.split('/');
      return stateAt(names.slice(0, -1)).accepts(names.at(-1)!);
    },
    mayMatchBelow: (folder) => !stateAt(folder.split('/').filter((name) => name !== '')).dead,
  };
}

/** Whether a path, relative and with `/`, matches one glob. */
export function matchGlob(glob: string, path: string): boolean {
  return compileGlobs([glob]).matches(path);
}

function segmentsOf(glob: string): Segment[] {
  const words = glob.split('/').filter((word, index, all) => word !== '' && !(word === '**' && all[index - 1] === '**'));
  if (words.at(-1) === '**') words.push('*');
  return words.map((word) => {
    if (word === '**') return { deep: true };
    if (!word.includes('*')) return { deep: false, literal: word, matches: (name) => name === word };
    return { deep: false, matches: nameMatcher(word) };
  });
}

/** Leftmost search of each piece between stars: right for wildcards that match anything, and it never goes back. */
function nameMatcher(pattern: string): (name: string) => boolean {
  const pieces = pattern.split('*');
  const first = pieces[0]!;
  const last = pieces.at(-1)!;
  const middle = pieces.slice(1, -1).filter((piece) => piece !== '');
  return (name) => {
    const end = name.length - last.length;
    if (end < first.length || !name.startsWith(first) || !name.endsWith(last)) return false;
    let from = first.length;
    for (const piece of middle) {
      const found = name.indexOf(piece, from);
      if (found < 0 || found + piece.length > end) return false;
      from = found + piece.length;
    }
    return true;
  };
}

function automaton(positions: readonly Position[]): (start: readonly number[]) => GlobState {
  const interned = new Map<string, GlobState>();
  return stateOf;

  function stateOf(reached: readonly number[]): GlobState {
    const closed = new Set(reached);
    for (const at of reached) if (positions[at]!.segment.deep) closed.add(at + 1);
    const sorted = [...closed].sort((a, b) => a - b);
    const key = sorted.join(',');
    const known = interned.get(key);
    if (known) return known;
    const made = makeState(sorted, positions, stateOf);
    interned.set(key, made);
    return made;
  }
}

function makeState(
  reached: readonly number[],
  positions: readonly Position[],
  stateOf: (reached: readonly number[]) => GlobState,
): GlobState {
  const deep = reached.filter((at) => positions[at]!.segment.deep);
  const literals = Map.groupBy(reached.filter(literalAt), (at) => literalAt(at)!);
  const patterns = reached.filter((at) => !positions[at]!.segment.deep && literalAt(at) === undefined);
  let elsewhere: GlobState | undefined;
  return {
    dead: reached.length === 0,
    names: deep.length + patterns.length > 0 ? undefined : [...literals.keys()],
    enter(name) {
      const next = matching(name).filter((at) => !positions[at]!.last);
      if (next.length > 0) return stateOf([...deep, ...next.map((at) => at + 1)]);
      elsewhere ??= stateOf(deep);
      return elsewhere;
    },
    enterLink(name) {
      const next = matching(name).filter((at) => !positions[at]!.last);
      return stateOf(next.map((at) => (positions[at + 1]!.segment.deep ? at + 2 : at + 1)));
    },
    accepts: (name) => matching(name).some((at) => positions[at]!.last),
  };

  function literalAt(at: number): string | undefined {
    const { segment } = positions[at]!;
    return segment.deep ? undefined : segment.literal;
  }

  function matching(name: string): readonly number[] {
    const exact = literals.get(name) ?? [];
    if (patterns.length === 0) return exact;
    return [...exact, ...patterns.filter((at) => matches(positions[at]!.segment, name))];
  }
}

function matches(segment: Segment, name: string): boolean {
  return !segment.deep && segment.matches(name);
}
