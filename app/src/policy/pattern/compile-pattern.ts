import { anyCharacter, oneCharacter, readClass, readEscape } from './character-class.ts';
import { type Program, runProgram, type Step } from './program.ts';

/** A compiled regular expression, or why it is not taken. */
export type CompiledPattern = { readonly ok: true; matches(text: string): boolean } | { readonly ok: false; readonly message: string };

const bounds = { source: 2000, depth: 50, steps: 5000, repeats: 1000, text: 8192 };

/** Builds a part of the program that goes on with step `next`; returns its first step. */
type Part = (next: number) => number;

class Refusal extends Error {}

/**
 * Compiles a regular expression of Java or JavaScript for matching whole texts, in time linear in the text. What would need backtracking
 * (back references, look-around, possessive and atomic groups) is refused, as are patterns that would become too large. Texts beyond 8,192
 * characters match nothing.
 */
export function compilePattern(source: string): CompiledPattern {
  if (source.length > bounds.source) return { ok: false, message: `it is longer than ${bounds.source} characters` };
  try {
    const program = new PatternReader(source).program();
    return { ok: true, matches: (text) => text.length <= bounds.text && runProgram(program, text) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, message: error.message };
    throw error;
  }
}

/** Reads a pattern from left to right into parts, which then write their steps from right to left. */
class PatternReader {
  readonly #source: string;
  readonly #steps: Step[] = [];
  #at = 0;
  #depth = 0;
  #ignoresCase = false;
  #dotAll = false;

  constructor(source: string) {
    this.#source = source;
  }

  program(): Program {
    this.#flags();
    const whole = this.#alternatives();
    if (this.#at < this.#source.length) throw new Refusal('a parenthesis is closed that was never opened');
    const first = whole(this.#add({ kind: 'match' }));
    return { steps: this.#steps, first };
  }

  /** `(?i)` and `(?s)` at the start. */
  #flags(): void {
    const found = /^\(\?([is]{1,2})\)/.exec(this.#source);
    if (!found) return;
    this.#ignoresCase = found[1]!.includes('i');
    this.#dotAll = found[1]!.includes('s');
    this.#at = found[0].length;
  }

  #alternatives(): Part {
    const parts = [this.#sequence()];
    while (this.#take('|')) parts.push(this.#sequence());
    return parts.reduceRight((rest, part) => (next) => {
      const [other, first] = [rest(next), part(next)];
      return this.#add({ kind: 'split', next: first, other });
    });
  }

  #sequence(): Part {
    const parts: Part[] = [];
    while (this.#at < this.#source.length && !'|)'.includes(this.#source[this.#at]!)) parts.push(this.#repeated());
    return (next) => parts.reduceRight((after, part) => part(after), next);
  }

  #repeated(): Part {
    let part = this.#single();
    for (let times = this.#quantifier(); times; times = this.#quantifier()) {
      part = this.#repeat(part, times);
      this.#take('?');
      if (this.#source[this.#at] === '+') throw new Refusal('possessive quantifiers are not supported');
    }
    return part;
  }

  #quantifier(): readonly [number, number] | undefined {
    if (this.#take('*')) return [0, Number.POSITIVE_INFINITY];
    if (this.#take('+')) return [1, Number.POSITIVE_INFINITY];
    if (this.#take('?')) return [0, 1];
    const found = /^\{(\d{1,4})(,(\d{0,4}))?\}/.exec(this.#source.slice(this.#at, this.#at + 12));
    if (!found) return undefined;
    this.#at += found[0].length;
    const least = Number(found[1]);
    const most = found[2] === undefined ? least : found[3] ? Number(found[3]) : Number.POSITIVE_INFINITY;
    if (most < least) throw new Refusal(`${found[0]} asks for less than nothing`);
    if (least > bounds.repeats || (most > bounds.repeats && most !== Number.POSITIVE_INFINITY))
      throw new Refusal(`${found[0]} repeats more than ${bounds.repeats} times`);
    return [least, most];
  }

  #repeat(part: Part, [least, most]: readonly [number, number]): Part {
    return (next) => {
      let after = next;
      if (most === Number.POSITIVE_INFINITY) {
        const loop = this.#add({ kind: 'match' });
        this.#steps[loop] = { kind: 'split', next: part(loop), other: next };
        after = loop;
      } else {
        for (let time = least; time < most; time++) after = this.#add({ kind: 'split', next: part(after), other: next });
      }
      for (let time = 0; time < least; time++) after = part(after);
      return after;
    };
  }

  #single(): Part {
    const character = this.#source[this.#at++]!;
    switch (character) {
      case '(':
        return this.#group();
      case '[':
        return this.#class(readClass(this.#source, this.#at, this.#ignoresCase));
      case '.':
        return this.#character(this.#dotAll ? () => true : anyCharacter);
      case '^':
        return (next) => this.#add({ kind: 'start', next });
      case '$':
        return (next) => this.#add({ kind: 'end', next });
      case '\\':
        return this.#escape();
      case '*':
      case '+':
      case '?':
        throw new Refusal(`there is nothing before “${character}” that could be repeated`);
      default:
        return this.#character(oneCharacter(character.charCodeAt(0), this.#ignoresCase));
    }
  }

  #escape(): Part {
    if (this.#take('b')) return (next) => this.#add({ kind: 'wordBorder', next });
    if (this.#take('B')) return (next) => this.#add({ kind: 'noWordBorder', next });
    if (this.#take('A')) return (next) => this.#add({ kind: 'start', next });
    if (this.#take('z') || this.#take('Z')) return (next) => this.#add({ kind: 'end', next });
    if (this.#take('Q')) return this.#quoted();
    return this.#class(readEscape(this.#source, this.#at, this.#ignoresCase));
  }

  /** `\Q...\E`: all of it stands for itself. */
  #quoted(): Part {
    const end = this.#source.indexOf('\\E', this.#at);
    const text = this.#source.slice(this.#at, end < 0 ? undefined : end);
    this.#at = end < 0 ? this.#source.length : end + 2;
    if (text.length > 1 && /[*+?{]/.test(this.#source[this.#at] ?? '')) throw new Refusal('a quantifier behind \\Q...\\E is not supported');
    const parts = [...Array(text.length).keys()].map((at) => this.#character(oneCharacter(text.charCodeAt(at), this.#ignoresCase)));
    return (next) => parts.reduceRight((after, part) => part(after), next);
  }

  #group(): Part {
    if (this.#take('?')) {
      const named = /^<[A-Za-z]\w{0,50}>/.exec(this.#source.slice(this.#at, this.#at + 60));
      if (named) this.#at += named[0].length;
      else if (!this.#take(':')) throw new Refusal('look-around, atomic groups and flags inside the pattern are not supported');
    }
    if (++this.#depth > bounds.depth) throw new Refusal(`it has more than ${bounds.depth} groups inside each other`);
    const inner = this.#alternatives();
    if (!this.#take(')')) throw new Refusal('a parenthesis is never closed');
    this.#depth--;
    return inner;
  }

  #class(read: ReturnType<typeof readClass>): Part {
    if (typeof read === 'string') throw new Refusal(read);
    this.#at += read.length;
    return this.#character(read.test);
  }

  #character(test: (code: number) => boolean): Part {
    return (next) => this.#add({ kind: 'character', test, next });
  }

  #take(text: string): boolean {
    if (!this.#source.startsWith(text, this.#at)) return false;
    this.#at += text.length;
    return true;
  }

  #add(step: Step): number {
    if (this.#steps.length >= bounds.steps) throw new Refusal(`it becomes larger than ${bounds.steps} steps`);
    return this.#steps.push(step) - 1;
  }
}
