/** Something that a document says and its conversion cannot, or says otherwise. */
export interface Loss {
  /** The way without positions: `components.pedigree`. */
  readonly field: string;
  readonly reason: string;
  /** How often, and where first. */
  readonly count: number;
  readonly pointer: string;
}

/** Gathers what cannot be carried over, each kind once with its number. */
export class Losses {
  readonly #found = new Map<string, { field: string; reason: string; count: number; pointer: string }>();

  note(pointer: string, reason: string): void {
    const field = pointer
      .split('/')
      .slice(1)
      .filter((part) => !/^\d+$/.test(part))
      .join('.');
    const key = `${field}\n${reason}`;
    const known = this.#found.get(key);
    if (known) known.count++;
    else this.#found.set(key, { field, reason, count: 1, pointer });
  }

  /** Every key of an object that is not among those that were carried over. */
  noteOthers(object: { readonly [key: string]: unknown }, carried: ReadonlySet<string>, pointer: string, reason: string): void {
    for (const key of Object.keys(object)) {
      if (!carried.has(key) && !isNothing(object[key])) this.note(`${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, reason);
    }
  }

  list(): readonly Loss[] {
    return [...this.#found.values()].sort((a, b) => (`${a.field} ${a.reason}` < `${b.field} ${b.reason}` ? -1 : 1));
  }
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || value === '' || value === 'NOASSERTION' || (Array.isArray(value) && value.length === 0);
}
