import type { DraftElement } from '../cyclonedx/xml/to-xml.ts';
import { TextCheck } from '../validate/xsd/check-text.ts';
import type { XsdModel, XsdState, XsdType } from '../validate/xsd/xsd-model.ts';

/**
 * Makes a document in XML one that its schema allows: puts elements in the order of that version, and takes out, with a note, what it does not know
 * or does not allow. A type that it has no word for is the plainest that it has.
 *
 * @param root no deeper than `limits.documentDepth`: this recurses
 */
export function fitToXsd(model: XsdModel, root: DraftElement, note: (pointer: string, reason: string) => void): void {
  const type = model.types[model.root.type];
  if (type) new Fitting(model, note).fit(root, type);
}

class Fitting {
  readonly #model: XsdModel;
  readonly #text: TextCheck;
  readonly #note: (pointer: string, reason: string) => void;
  readonly #version: string;
  readonly #refs = new Set<string>();

  constructor(model: XsdModel, note: (pointer: string, reason: string) => void) {
    this.#model = model;
    this.#text = new TextCheck(model.simpleTypes);
    this.#note = note;
    this.#version = `CycloneDX ${model.namespace.split('/').at(-1)}`;
  }

  /** Whether the element may stand; otherwise its note is written. */
  fit(element: DraftElement, type: XsdType): boolean {
    if (!this.#fitAttributes(element, type)) return false;
    if (type.text !== undefined) return this.#fitText(element, type.text);
    if (!type.mixed) element.text = '';
    return this.#fitChildren(element, type);
  }

  #refuse({ pointer }: DraftElement, reason: string): false {
    this.#note(pointer, `${this.#version} ${reason}`);
    return false;
  }

  #fitAttributes(element: DraftElement, type: XsdType): boolean {
    element.attributes = element.attributes.flatMap((attribute) => {
      const { name, uri, value } = attribute;
      const declared = uri === '' && type.attributes && Object.hasOwn(type.attributes, name) ? type.attributes[name] : undefined;
      const at = `${element.pointer}/${name}`;
      if (!declared) {
        if (type.others === 'any' || (type.others === 'foreign' && uri !== '')) return [attribute];
        this.#note(at, `${this.#version} has no place for it`);
        return [];
      }
      if (name === 'bom-ref' && this.#isTaken(value)) {
        const other = this.#otherThan(value);
        this.#note(at, `${this.#version} lets a bom-ref be given once only: the second is another`);
        return [{ name, uri, value: other }];
      }
      if (this.#text.faultOf(value, declared.type) === undefined) return [attribute];
      const substitute = name === 'type' ? this.#substitute(declared.type) : undefined;
      if (substitute === undefined) this.#note(at, `${this.#version}: it ${this.#text.faultOf(value, declared.type)}`);
      else this.#note(at, `${this.#version} has no word for this type: ${substitute}`);
      return substitute === undefined ? [] : [{ name, uri, value: substitute }];
    });
    const missing = Object.entries(type.attributes ?? {}).find(
      ([name, { required }]) => required && !element.attributes.some((one) => one.name === name && one.uri === ''),
    );
    return missing === undefined || this.#refuse(element, `demands ${missing[0]}, which is not told`);
  }

  #isTaken(ref: string): boolean {
    if (!this.#model.uniqueRefs) return false;
    const isTaken = this.#refs.has(ref);
    this.#refs.add(ref);
    return isTaken;
  }

  #otherThan(ref: string): string {
    let number = 2;
    while (this.#isTaken(`${ref}-${number}`)) number++;
    return `${ref}-${number}`;
  }

  #substitute(type: string): string | undefined {
    return ['library', 'other'].find((word) => this.#text.faultOf(word, type) === undefined && this.#model.simpleTypes[type]?.enumeration);
  }

  #fitText(element: DraftElement, type: string): boolean {
    element.children = [];
    const fault = this.#text.faultOf(element.text, type);
    return fault === undefined || this.#refuse(element, `: it ${fault}`);
  }

  #fitChildren(element: DraftElement, type: XsdType): boolean {
    const { states = [{ next: {}, end: true }] } = type;
    const fitting = element.children.filter((child) => this.#fitChild(child, states));
    const kept = ordered(
      states,
      fitting.map((child) => ({ child, name: this.#isOwn(child) ? child.name : undefined })),
    );
    const stays = new Set(kept.children);
    for (const child of fitting) if (!stays.has(child)) this.#refuse(child, 'has no place for it');
    element.children = kept.children;
    if (kept.end.end) return true;
    return this.#refuse(element, `demands ${Object.keys(kept.end.next).slice(0, 3).join(' or ')}, which is not told`);
  }

  #fitChild(child: DraftElement, states: readonly XsdState[]): boolean {
    if (!this.#isOwn(child)) return states.some(({ foreign }) => foreign !== undefined) || this.#refuse(child, 'has no place for it');
    const type = states.find(({ next }) => Object.hasOwn(next, child.name))?.next[child.name]?.type;
    return type === undefined ? this.#refuse(child, 'has no place for it') : this.fit(child, this.#model.types[type]!);
  }

  #isOwn(element: DraftElement): boolean {
    return element.uri === this.#model.namespace;
  }
}

interface Named {
  readonly child: DraftElement;
  /** Undefined for an element of another namespace. */
  readonly name: string | undefined;
}

/** The elements in an order that the automaton takes: their own where it does, otherwise that of the schema. What it never takes is left out. */
function ordered(states: readonly XsdState[], named: readonly Named[]): { readonly children: DraftElement[]; readonly end: XsdState } {
  const asTheyAre = walk(states, named);
  if (asTheyAre) return { children: named.map(({ child }) => child), end: asTheyAre };
  const left = [...named];
  const children: DraftElement[] = [];
  let state = states[0]!;
  for (;;) {
    let [best, target] = [-1, Number.POSITIVE_INFINITY];
    for (const [index, { name }] of left.entries()) {
      const next = nextOf(state, name);
      if (next !== undefined && next < target) [best, target] = [index, next];
    }
    if (best === -1) return { children, end: state };
    children.push(left.splice(best, 1)[0]!.child);
    state = states[target]!;
  }
}

function walk(states: readonly XsdState[], named: readonly Named[]): XsdState | undefined {
  let state = states[0];
  for (const { name } of named) {
    const next: number | undefined = state && nextOf(state, name);
    state = next === undefined ? undefined : states[next];
  }
  return state;
}

function nextOf(state: XsdState, name: string | undefined): number | undefined {
  if (name === undefined) return state.foreign;
  return Object.hasOwn(state.next, name) ? state.next[name]!.state : undefined;
}
