import type { CollectedComponent, CollectedService, Relation } from '../domain/collected.ts';
import { type Place, WaybillError } from '../domain/errors.ts';
import type { Gap } from '../domain/gap.ts';
import { limits } from '../platform/limits.ts';
import { type DigestForm, digestFormOf } from './hashes.ts';

/** An object of a parsed document. Its keys are foreign: only fixed names are asked for, and what it is not is never assumed. */
export type JsonObject = { readonly [key: string]: unknown };

/** A component while it is being read. */
export type ComponentDraft = { -readonly [Key in keyof CollectedComponent]: CollectedComponent[Key] };

/** What is being read out of one document: it grows while the reader walks, within bounds. */
export class Reading {
  readonly components: ComponentDraft[] = [];
  readonly services: CollectedService[] = [];
  readonly relations: Relation[] = [];
  readonly #gaps: Gap[] = [];
  readonly #place: Place;
  readonly #digestForms = new Map<string, DigestForm | undefined>();
  #unkept = 0;
  #unkeptBlocking = 0;
  #blocked = false;
  #counted = 0;

  constructor(path: string | undefined) {
    this.#place = path === undefined ? {} : { path };
  }

  /** How many component objects were met, readable or not. */
  get counted(): number {
    return this.#counted;
  }

  /** Whether something may be hidden in what could not be read. */
  get blocked(): boolean {
    return this.#blocked;
  }

  /** @throws WaybillError `limit-exceeded` */
  count(): void {
    if (++this.#counted > limits.documentComponents) throw this.exceeded(`more than ${limits.documentComponents} components`);
  }

  relate(relation: Relation): void {
    if (this.relations.push(relation) > limits.documentRelations) throw this.exceeded(`more than ${limits.documentRelations} relations`);
  }

  /** Something that the document says but that cannot be used; nothing is hidden by it. */
  gap(kind: string, pointer: string, message: string, subject?: string): void {
    this.#add({ kind, message, pointer, ...(subject === undefined ? {} : { subject: subject.slice(0, 200) }), blocking: false });
  }

  /** Something that may be, or hide, a component. */
  unread(kind: string, pointer: string, message: string, subject?: string): void {
    this.#blocked = true;
    this.#add({ kind, message, pointer, ...(subject === undefined ? {} : { subject: subject.slice(0, 200) }), blocking: true });
  }

  /** As `digestFormOf`, worked out once for each of the few spellings that a document uses. */
  digestForm(algorithm: string): DigestForm | undefined {
    const known = this.#digestForms.get(algorithm);
    if (known !== undefined) return known;
    const form = digestFormOf(algorithm);
    if (form !== undefined) this.#digestForms.set(algorithm, form);
    return form;
  }

  gaps(): readonly Gap[] {
    if (this.#unkept === 0) return this.#gaps;
    const message = `${this.#unkept} further gaps are not told one by one`;
    return [...this.#gaps, { kind: 'further-gaps', message, blocking: this.#unkeptBlocking > 0 }];
  }

  /** What refuses the whole document: a part of it that everything else hangs on is not what it must be. */
  malformed(pointer: string, message: string): WaybillError {
    return new WaybillError('malformed', message, { place: { ...this.#place, pointer } });
  }

  exceeded(what: string): WaybillError {
    return new WaybillError('limit-exceeded', `the document holds ${what}, which is more than is read; split it`, { place: this.#place });
  }

  #add(gap: Gap): void {
    if (this.#gaps.length < limits.documentGaps) this.#gaps.push(gap);
    else {
      this.#unkept++;
      if (gap.blocking) this.#unkeptBlocking++;
    }
  }
}
