/** A regular expression as a tree. */
export type PatternNode =
  | { readonly kind: 'character'; readonly accepts: (code: number) => boolean }
  | { readonly kind: 'start' | 'end' | 'boundary' | 'inside' }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'repeat'; readonly part: PatternNode; readonly least: number; readonly most: number };

/** Why a text is no pattern that is understood here. */
export class PatternProblem extends Error {}

/** Repetitions that one quantifier may ask for by number, and nesting of groups. */
const mostRepetitions = 1000;
const deepest = 50;

/**
 * Reads a regular expression of the kind that can be matched in one pass: characters, `.`, classes, groups, alternatives, quantifiers, `^`, `$`,
 * `\b`, `(?i)`. What needs trying again and again (look-around, references back) is refused.
 *
 * @throws PatternProblem
 */
export function parsePattern(source: string): PatternNode {
  const ignoresCase = source.startsWith('(?i)');
  const reader = new PatternReader(ignoresCase ? source.slice(4) : source, ignoresCase);
  return reader.readAll();
}

class PatternReader {
  readonly #characters: readonly string[];
  readonly #ignoresCase: boolean;
  #at = 0;
  #depth = 0;

  constructor(source: string, ignoresCase: boolean) {
    this.#characters = [...source];
    this.#ignoresCase = ignoresCase;
  }

  readAll(): PatternNode {
    const node = this.#choice();
    if (this.#at < this.#characters.length) throw new PatternProblem('a “)” closes nothing');
    return node;
  }

  #choice(): PatternNode {
    const parts = [this.#sequence()];
    while (this.#take('|')) parts.push(this.#sequence());
    return parts.length === 1 ? parts[0]! : { kind: 'choice', parts };
  }

  #sequence(): PatternNode {
    const parts: PatternNode[] = [];
    for (let next = this.#peek(); next !== undefined && next !== '|' && next !== ')'; next = this.#peek()) parts.push(this.#quantified());
    return { kind: 'sequence', parts };
  }

  #quantified(): PatternNode {
    let part = this.#atom();
    for (let range = this.#quantifier(); range; range = this.#quantifier()) {
      if (part.kind === 'repeat') throw new PatternProblem('two quantifiers stand behind each other');
      part = { kind: 'repeat', part, least: range[0], most: range[1] };
      // Which of several matches is found makes no difference here.
      this.#take('?');
    }
    return part;
  }

  #quantifier(): readonly [number, number] | undefined {
    if (this.#take('*')) return [0, Number.POSITIVE_INFINITY];
    if (this.#take('+')) return [1, Number.POSITIVE_INFINITY];
    if (this.#take('?')) return [0, 1];
    const counted = /^\{(\d{1,9})(,(\d{0,9}))?\}/.exec(this.#characters.slice(this.#at, this.#at + 24).join(''));
    if (!counted) return undefined;
    this.#at += counted[0].length;
    const least = Number(counted[1]);
    const most = counted[2] === undefined ? least : counted[3] === '' ? Number.POSITIVE_INFINITY : Number(counted[3]);
    if (least > mostRepetitions || (most !== Number.POSITIVE_INFINITY && most > mostRepetitions) || most < least) {
      throw new PatternProblem(`${counted[0]} is no number of repetitions up to ${mostRepetitions}`);
    }
    return [least, most];
  }

  #atom(): PatternNode {
    const character = this.#characters[this.#at++]!;
    switch (character) {
      case '^':
        return { kind: 'start' };
      case '$':
        return { kind: 'end' };
      case '.':
        return { kind: 'character', accepts: (code) => code !== 10 };
      case '(':
        return this.#group();
      case '[':
        return { kind: 'character', accepts: this.#class() };
      case '\\':
        return this.#escaped();
      case '*':
      case '+':
      case '?':
        throw new PatternProblem(`“${character}” repeats nothing; write “\\${character}” for the character`);
      default:
        return this.#literal(character);
    }
  }

  #group(): PatternNode {
    if (++this.#depth > deepest) throw new PatternProblem(`groups are nested deeper than ${deepest}`);
    if (this.#take('?')) {
      if (!this.#take(':'))
        throw new PatternProblem('“(?” opens what cannot be matched in one pass; only “(?:” and a leading “(?i)” are read');
    }
    const node = this.#choice();
    if (!this.#take(')')) throw new PatternProblem('a “(” is not closed');
    this.#depth--;
    return node;
  }

  #escaped(): PatternNode {
    const character = this.#characters[this.#at++];
    if (character === undefined) throw new PatternProblem('a “\\” stands at the end');
    if (character === 'b') return { kind: 'boundary' };
    if (character === 'B') return { kind: 'inside' };
    const named = namedClasses[character];
    if (named) return { kind: 'character', accepts: named };
    return this.#literal(plainEscape(character));
  }

  #literal(character: string): PatternNode {
    return { kind: 'character', accepts: this.#only(character.codePointAt(0)!, character.codePointAt(0)!) };
  }

  #class(): (code: number) => boolean {
    const isNegated = this.#take('^');
    const members: ((code: number) => boolean)[] = [];
    for (let first = true; first || this.#peek() !== ']'; first = false) {
      const from = this.#member();
      if (typeof from === 'function') members.push(from);
      else if (this.#peek() === '-' && this.#characters[this.#at + 1] !== ']' && this.#characters[this.#at + 1] !== undefined) {
        this.#at++;
        const to = this.#member();
        if (typeof to === 'function' || to < from) throw new PatternProblem('a range in “[…]” goes backwards or from a class');
        members.push(this.#only(from, to));
      } else members.push(this.#only(from, from));
    }
    this.#at++;
    return (code) => members.some((accepts) => accepts(code)) !== isNegated;
  }

  #member(): number | ((code: number) => boolean) {
    const character = this.#characters[this.#at++];
    if (character === undefined) throw new PatternProblem('a “[” is not closed');
    if (character !== '\\') return character.codePointAt(0)!;
    const escaped = this.#characters[this.#at++];
    if (escaped === undefined) throw new PatternProblem('a “[” is not closed');
    return namedClasses[escaped] ?? plainEscape(escaped).codePointAt(0)!;
  }

  #only(from: number, to: number): (code: number) => boolean {
    if (!this.#ignoresCase) return (code) => code >= from && code <= to;
    return (code) => {
      const text = String.fromCodePoint(code);
      return [code, text.toLowerCase().codePointAt(0)!, text.toUpperCase().codePointAt(0)!].some((each) => each >= from && each <= to);
    };
  }

  #peek(): string | undefined {
    return this.#characters[this.#at];
  }

  #take(character: string): boolean {
    if (this.#characters[this.#at] !== character) return false;
    this.#at++;
    return true;
  }
}

export function isWordCode(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;
}

const isDigit = (code: number) => code >= 48 && code <= 57;
const isSpace = (code: number) => (code >= 9 && code <= 13) || code === 32 || code === 0xa0 || code === 0x2028 || code === 0x2029;

const namedClasses: Readonly<Record<string, ((code: number) => boolean) | undefined>> = Object.assign(Object.create(null), {
  d: isDigit,
  D: (code: number) => !isDigit(code),
  w: isWordCode,
  W: (code: number) => !isWordCode(code),
  s: isSpace,
  S: (code: number) => !isSpace(code),
});

const controls: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', f: '\f', v: '\v' };

function plainEscape(character: string): string {
  if (Object.hasOwn(controls, character)) return controls[character]!;
  if (/[A-Za-z0-9]/.test(character)) throw new PatternProblem(`“\\${character}” is not understood here`);
  return character;
}
