import { linesOf } from './lines.ts';

/** A paragraph of a control file. Field names are compared without case. */
export interface Stanza {
  /** Of its first line. */
  readonly line: number;
  get(field: string): string | undefined;
  /** The first line that is neither a field nor the continuation of one; undefined where all are. */
  readonly strayLine: number | undefined;
}

/**
 * Reads the paragraphs of a control file, one at a time.
 *
 * A field's continuation lines are joined with line feeds, each without the blank that it begins with. Of a repeated field the first counts.
 *
 * @see deb822(5)
 */
export function* stanzas(text: string): Iterable<Stanza> {
  let open: StanzaBuilder | undefined;
  for (const { number, text: line } of linesOf(text)) {
    if (line.trim() === '') {
      if (open) yield open.build();
      open = undefined;
    } else {
      open ??= new StanzaBuilder(number);
      open.add(line, number);
    }
  }
  if (open) yield open.build();
}

class StanzaBuilder {
  readonly #line: number;
  readonly #fields = new Map<string, string[]>();
  #last: string[] | undefined;
  #strayLine: number | undefined;

  constructor(line: number) {
    this.#line = line;
  }

  add(line: string, number: number): void {
    const colon = line.indexOf(':');
    if (line.startsWith(' ') || line.startsWith('\t')) {
      if (this.#last) this.#last.push(line.slice(1));
      else this.#strayLine ??= number;
    } else if (colon < 1) {
      this.#strayLine ??= number;
    } else {
      this.#last = [line.slice(colon + 1).trim()];
      const name = line.slice(0, colon).toLowerCase();
      if (!this.#fields.has(name)) this.#fields.set(name, this.#last);
    }
  }

  build(): Stanza {
    const fields = this.#fields;
    return { line: this.#line, strayLine: this.#strayLine, get: (field) => fields.get(field.toLowerCase())?.join('\n') };
  }
}
