import { limits } from '../../platform/limits.ts';
import { linesOf } from '../lines.ts';
import { closingQuote } from './quoted-text.ts';

/** A line as it is meant. A broken one never comes to its end, or is longer than any value may be: it may have swallowed others. */
export interface LogicalLine {
  readonly number: number;
  readonly text: string;
  readonly isBroken: boolean;
}

/** The lines of an exported registry file: bytes go on behind a backslash, and a text that holds line ends goes on until its quote. */
export function* logicalLines(text: string): Iterable<LogicalLine> {
  let begun: Begun | undefined;
  for (const { number, text: line } of linesOf(text)) {
    if (begun) begun.add(line);
    else begun = new Begun(number, line.trim());
    if (begun.goesOn && begun.length <= limits.registryValueLength) continue;
    yield begun.finish();
    begun = undefined;
  }
  if (begun) yield begun.finish();
}

class Begun {
  readonly #number: number;
  readonly #parts: string[];
  #mode: 'done' | 'bytes' | 'text';
  length: number;

  constructor(number: number, line: string) {
    this.#number = number;
    this.length = line.length;
    const start = valueStart(line);
    const isText = start !== undefined && line[start] === '"';
    if (isText) this.#mode = closingQuote(line, start + 1) === undefined ? 'text' : 'done';
    else this.#mode = start !== undefined && line.endsWith('\\') ? 'bytes' : 'done';
    this.#parts = [this.#mode === 'bytes' ? line.slice(0, -1) : line];
  }

  get goesOn(): boolean {
    return this.#mode !== 'done';
  }

  add(line: string): void {
    this.length += line.length + 1;
    if (this.#mode === 'bytes') {
      const bytes = line.trim();
      if (!bytes.endsWith('\\')) this.#mode = 'done';
      this.#parts.push(bytes.replace(/\\$/, ''));
    } else {
      if (closingQuote(line, 0) !== undefined) this.#mode = 'done';
      this.#parts.push('\n', line);
    }
  }

  finish(): LogicalLine {
    return { number: this.#number, text: this.#parts.join(''), isBroken: this.goesOn };
  }
}

/** Where the value of a line starts; undefined where the line holds none. */
function valueStart(line: string): number | undefined {
  const nameEnd = line.startsWith('@') ? 0 : line.startsWith('"') ? closingQuote(line, 1) : undefined;
  return nameEnd !== undefined && line[nameEnd + 1] === '=' ? nameEnd + 2 : undefined;
}
