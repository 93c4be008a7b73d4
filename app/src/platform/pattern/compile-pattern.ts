import { WaybillError } from '../../domain/errors.ts';
import { isWordCode, type PatternNode, PatternProblem, parsePattern } from './parse-pattern.ts';

/** A regular expression that takes time in proportion to the text, whatever the two are. */
export interface Pattern {
  readonly source: string;
  /** Whether it matches anywhere in the text; `^` and `$` tie it to the ends. */
  test(text: string): boolean;
}

/** Steps of one compiled pattern: with the length of a text they bound the time of a match. */
const mostSteps = 5000;

/** Characters of a text that are looked at. */
const longestText = 100_000;

/**
 * Compiles a regular expression for matching in one pass, by all ways at once (Thompson's construction), so that no pattern and no text together
 * can take long.
 *
 * @throws WaybillError `usage` for what is no pattern, or one that cannot be matched so (look-around, references back)
 * @see https://swtch.com/~rsc/regexp/regexp2.html
 */
export function compilePattern(source: string): Pattern {
  try {
    const steps: Step[] = [];
    emit(steps, parsePattern(source));
    steps.push({ kind: 'match' });
    const literal = literalOf(source);
    return { source, test: literal === undefined ? (text) => new Match(steps, text).run() : (text) => text.includes(literal) };
  } catch (cause) {
    if (!(cause instanceof PatternProblem)) throw cause;
    throw new WaybillError('usage', `“${source.slice(0, 200)}” is no regular expression that is understood: ${cause.message}.`, { cause });
  }
}

/** Most patterns are plain words, which need no machine. */
function literalOf(source: string): string | undefined {
  return /^[\w:/@ -]*$/.test(source) ? source : undefined;
}

type Step =
  | { readonly kind: 'character'; readonly accepts: (code: number) => boolean }
  | { readonly kind: 'start' | 'end' | 'boundary' | 'inside' | 'match' }
  | { readonly kind: 'fork'; targets: number[] };

function emit(steps: Step[], node: PatternNode): void {
  if (steps.length > mostSteps) throw new PatternProblem(`it comes to more than ${mostSteps} steps`);
  switch (node.kind) {
    case 'sequence':
      for (const part of node.parts) emit(steps, part);
      return;
    case 'choice':
      emitChoice(steps, node.parts);
      return;
    case 'repeat':
      emitRepeat(steps, node);
      return;
    default:
      steps.push(node);
  }
}

function emitChoice(steps: Step[], parts: readonly PatternNode[]): void {
  const fork: Extract<Step, { kind: 'fork' }> = { kind: 'fork', targets: [] };
  steps.push(fork);
  const ends: Extract<Step, { kind: 'fork' }>[] = [];
  for (const part of parts) {
    fork.targets.push(steps.length);
    emit(steps, part);
    const end: Extract<Step, { kind: 'fork' }> = { kind: 'fork', targets: [] };
    steps.push(end);
    ends.push(end);
  }
  for (const end of ends) end.targets = [steps.length];
}

function emitRepeat(steps: Step[], { part, least, most }: Extract<PatternNode, { kind: 'repeat' }>): void {
  for (let count = 0; count < least; count++) {
    const before = steps.length;
    emit(steps, part);
    // What comes to no step would be repeated for nothing, a thousand times at each level.
    if (steps.length === before) return;
  }
  if (most === Number.POSITIVE_INFINITY) {
    const fork: Extract<Step, { kind: 'fork' }> = { kind: 'fork', targets: [] };
    const start = steps.push(fork) - 1;
    emit(steps, part);
    steps.push({ kind: 'fork', targets: [start] });
    fork.targets = [start + 1, steps.length];
    return;
  }
  const forks: Extract<Step, { kind: 'fork' }>[] = [];
  for (let count = least; count < most; count++) {
    const fork: Extract<Step, { kind: 'fork' }> = { kind: 'fork', targets: [steps.length + 1] };
    steps.push(fork);
    forks.push(fork);
    emit(steps, part);
  }
  for (const fork of forks) fork.targets.push(steps.length);
}

/** One text going through the steps: the set of steps it may be at, moved on character by character. */
class Match {
  readonly #steps: readonly Step[];
  readonly #text: string;
  /** By step: the position at which it was last reached, so that none is entered twice for one character. */
  readonly #reachedAt: Int32Array;
  #at = 0;
  #before = -1;
  #after = -1;

  constructor(steps: readonly Step[], text: string) {
    this.#steps = steps;
    this.#text = text.length > longestText ? text.slice(0, longestText) : text;
    this.#reachedAt = new Int32Array(steps.length).fill(-1);
  }

  run(): boolean {
    let here: number[] = [];
    while (true) {
      this.#after = this.#text.codePointAt(this.#at) ?? -1;
      const closed: number[] = [];
      for (const step of here) if (this.#reach(step, closed)) return true;
      if (this.#reach(0, closed)) return true;
      if (this.#after === -1) return false;
      here = [];
      for (const index of closed) {
        const step = this.#steps[index]!;
        if (step.kind === 'character' && step.accepts(this.#after)) here.push(index + 1);
      }
      this.#before = this.#after;
      this.#at += this.#after > 0xffff ? 2 : 1;
    }
  }

  /** Follows everything that takes no character. @returns whether the end of the pattern is reached */
  #reach(from: number, closed: number[]): boolean {
    const open = [from];
    for (let index = open.pop(); index !== undefined; index = open.pop()) {
      if (this.#reachedAt[index] === this.#at) continue;
      this.#reachedAt[index] = this.#at;
      const step = this.#steps[index]!;
      if (step.kind === 'match') return true;
      if (step.kind === 'character') closed.push(index);
      else if (step.kind === 'fork') open.push(...step.targets);
      else if (this.#holds(step.kind)) open.push(index + 1);
    }
    return false;
  }

  #holds(kind: 'start' | 'end' | 'boundary' | 'inside'): boolean {
    if (kind === 'start') return this.#before === -1;
    if (kind === 'end') return this.#after === -1;
    const isBoundary = isWordCode(this.#before) !== isWordCode(this.#after);
    return isBoundary === (kind === 'boundary');
  }
}
