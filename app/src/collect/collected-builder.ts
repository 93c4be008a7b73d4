import type { Collected, CollectedComponent, Relation, Scope } from '../domain/collected.ts';
import type { Place } from '../domain/errors.ts';
import type { Gap } from '../domain/gap.ts';
import { limits } from '../platform/limits.ts';

/** A relation by the refs of its ends; the scope is left out where the source does not say. */
interface Need {
  readonly from: string;
  readonly to: string;
  readonly scope?: Scope;
}

/** A component as a parser comes by it: what the source lacks may be undefined or an empty list, and is left out. */
export type Entry = Pick<CollectedComponent, 'ref' | 'kind' | 'name'> & {
  readonly [Field in Exclude<keyof CollectedComponent, 'ref' | 'kind' | 'name'>]?: CollectedComponent[Field] | undefined;
};

/** What a gap is about, beside its kind, message and place. */
interface GapDetails {
  readonly subject?: string | undefined;
  readonly blocking: boolean;
}

/**
 * Gathers what one source tells while it is read. It keeps two promises of `Collected`: refs are unique (a repeated one is a gap), and
 * relations end at components that are there (others are dropped: whoever reads the source says what is missing).
 */
export class CollectedBuilder {
  readonly #scope: string;
  readonly #path: string;
  readonly #components = new Map<string, CollectedComponent>();
  readonly #relations = new Map<string, Map<string, Need>>();
  readonly #gaps: Gap[] = [];
  #unkept = 0;
  #related = 0;
  #unrelated = 0;
  #mayHide = false;

  /** @param path of the source: the `path` of every place that names none */
  constructor(scope: string, path: string) {
    this.#scope = scope;
    this.#path = path;
  }

  /**
   * Adds a component. One whose ref is taken already is known by its ref and version; where that is taken too, it is a gap. A package without
   * a version is a component and a gap.
   *
   * @param whyNoVersion what the source says in place of a version
   */
  add(entry: Entry, whyNoVersion = 'no version is told'): void {
    const { name, version = '', place } = entry;
    const ref = this.#components.has(entry.ref) ? `${entry.ref} ${version}` : entry.ref;
    if (Math.max(ref.length, name.length, version.length) > limits.fieldLength) {
      this.miss('limit-exceeded', 'a name or version is too long', place, { subject: name, blocking: true });
    } else if (ref !== entry.ref && (this.#components.has(ref) || this.#components.get(entry.ref)?.version === entry.version)) {
      this.miss('duplicate-entry', `"${ref}" is told twice; the first entry counts`, place, { subject: name, blocking: true });
    } else if (this.#components.size >= limits.documentComponents) {
      this.miss('limit-exceeded', `more than ${limits.documentComponents} components`, place, { subject: name, blocking: true });
    } else {
      this.#components.set(ref, { ...withoutEmpty({ ...entry, ref }), place: { path: this.#path, ...place } });
      if (!entry.version && entry.kind === 'library') {
        this.miss('unresolved-version', `"${name}": ${whyNoVersion}`, place, { subject: name, blocking: false });
      }
    }
  }

  /** Adds a relation; of two between the same ends the stronger scope counts. Beyond `limits.collectedRelations` they are counted only. */
  relate(from: string, to: string, scope?: Scope): void {
    const needs = this.#relations.get(from) ?? new Map<string, Need>();
    const known = needs.get(to);
    if (known === undefined && this.#related >= limits.collectedRelations) this.#unrelated += 1;
    else if (known === undefined || strength(scope) > strength(known.scope)) {
      this.#related += known === undefined ? 1 : 0;
      needs.set(to, { from, to, ...(scope ? { scope } : {}) });
      this.#relations.set(from, needs);
    }
  }

  /** Adds a gap. */
  miss(kind: string, message: string, place: Place | undefined, { subject, blocking }: GapDetails): void {
    const told = { kind, message: message.slice(0, limits.gapText), ...(subject ? { subject: subject.slice(0, limits.gapText) } : {}) };
    this.addGap({ ...told, path: this.#path, ...place, blocking });
  }

  /** Adds a gap made elsewhere. Beyond `limits.collectedGaps` they are counted only. */
  addGap(gap: Gap): void {
    this.#mayHide ||= gap.blocking;
    if (this.#gaps.length < limits.collectedGaps) this.#gaps.push(gap);
    else this.#unkept += 1;
  }

  /** What was gathered; complete when no gap may hide a component. */
  build(): Collected {
    if (this.#unrelated > 0) this.miss('limit-exceeded', `${this.#unrelated} more relations`, undefined, { blocking: false });
    const relations = [...this.#relations.values()].flatMap((needs) => [...needs.values()]);
    return {
      scope: this.#scope,
      complete: !this.#mayHide,
      components: [...this.#components.values()],
      services: [],
      relations: relations.flatMap((need): Relation[] =>
        this.#components.has(need.from) && this.#components.has(need.to) ? [{ kind: 'dependsOn', ...need }] : [],
      ),
      gaps: this.#unkept === 0 ? this.#gaps : [...this.#gaps, this.#more()],
    };
  }

  #more(): Gap {
    return { kind: 'limit-exceeded', message: `${this.#unkept} more gaps`, path: this.#path, blocking: this.#mayHide };
  }
}

function strength(scope: Scope | undefined): number {
  return scope === undefined || scope === 'required' ? 2 : scope === 'optional' ? 1 : 0;
}

function withoutEmpty(entry: Entry): CollectedComponent {
  const told = Object.entries(entry).filter(
    ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(told) as unknown as CollectedComponent;
}
