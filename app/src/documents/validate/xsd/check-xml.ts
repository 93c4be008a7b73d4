import type { XmlElement } from '../../../platform/xml/index.ts';
import { TextCheck } from './check-text.ts';
import type { XsdModel, XsdState, XsdType } from './xsd-model.ts';

/** A part of an XML document that its schema does not allow. */
export interface XmlFault {
  /** `element`, `attribute`, `text`, `missing` or `unique`. */
  readonly kind: string;
  /** The way to the element by names and positions: `/bom/components/component[3]`. */
  readonly path: string;
  readonly message: string;
  readonly element: XmlElement;
}

const instanceNamespace = 'http://www.w3.org/2001/XMLSchema-instance';

/**
 * Holds a document against an XML schema and tells each fault to `report`, until that answers false.
 *
 * What stands in other namespaces is let be where the schema lets it stand, for nothing is known of it.
 *
 * @param root of a document no deeper than `limits.documentDepth`: this recurses
 */
export function checkXml(model: XsdModel, root: XmlElement, report: (fault: XmlFault) => boolean): void {
  new XmlCheck(model, report).checkRoot(root);
}

class XmlCheck {
  readonly #model: XsdModel;
  readonly #text: TextCheck;
  readonly #report: (fault: XmlFault) => boolean;
  readonly #refs = new Set<string>();
  #stopped = false;

  constructor(model: XsdModel, report: (fault: XmlFault) => boolean) {
    this.#model = model;
    this.#text = new TextCheck(model.simpleTypes);
    this.#report = report;
  }

  checkRoot(root: XmlElement): void {
    const { namespace, root: expected } = this.#model;
    if (root.name !== expected.name || root.uri !== namespace) {
      this.#fault(
        'element',
        root,
        `/${root.name}`,
        `the document begins with ${root.name}, where ${expected.name} of ${namespace} must stand`,
      );
    } else this.#checkElement(root, this.#model.types[expected.type]!, `/${root.name}`);
  }

  #fault(kind: string, element: XmlElement, path: string, message: string): void {
    if (!this.#stopped) this.#stopped = !this.#report({ kind, element, path, message });
  }

  #checkElement(element: XmlElement, type: XsdType, path: string): void {
    this.#checkAttributes(element, type, path);
    this.#checkRef(element, path);
    if (type.text !== undefined) {
      const [child] = element.children;
      if (child) this.#fault('element', child, `${path}/${child.name}`, `${child.name} stands where only text may`);
      const fault = this.#text.faultOf(element.text, type.text);
      if (fault !== undefined) this.#fault('text', element, path, `${shown(element.text)} ${fault}`);
      return;
    }
    if (!type.mixed && !isBlank(element.text))
      this.#fault('text', element, path, `text stands where only elements may: ${shown(element.text)}`);
    this.#checkChildren(element, type, path);
  }

  #checkAttributes(element: XmlElement, type: XsdType, path: string): void {
    for (const { name, uri, value } of element.attributes) {
      const declared = uri === '' && type.attributes && Object.hasOwn(type.attributes, name) ? type.attributes[name] : undefined;
      if (declared) {
        const fault = this.#text.faultOf(value, declared.type);
        if (fault !== undefined) this.#fault('attribute', element, path, `the attribute ${name}: ${shown(value)} ${fault}`);
      } else if (uri !== instanceNamespace && !this.#mayStand(type, uri)) {
        this.#fault('attribute', element, path, `the attribute ${name} is not known here`);
      }
    }
    if (!type.attributes) return;
    for (const [name, { required }] of Object.entries(type.attributes)) {
      if (required && !element.attributes.some((found) => found.name === name && found.uri === '')) {
        this.#fault('missing', element, path, `the attribute ${name} is missing`);
      }
    }
  }

  #mayStand({ others }: XsdType, uri: string): boolean {
    return others === 'any' || (others === 'foreign' && uri !== '' && uri !== this.#model.namespace);
  }

  #checkChildren(element: XmlElement, { states = [{ next: {}, end: true }] }: XsdType, path: string): void {
    let state: XsdState | undefined = states[0];
    const positions = new Map<string, number>();
    for (const child of element.children) {
      if (this.#stopped) return;
      const position = (positions.get(child.name) ?? 0) + 1;
      positions.set(child.name, position);
      const at = `${path}/${child.name}[${position}]`;
      const isOwn = child.uri === this.#model.namespace;
      const next = isOwn && state && Object.hasOwn(state.next, child.name) ? state.next[child.name] : undefined;
      if (next) {
        this.#checkElement(child, this.#model.types[next.type]!, at);
        state = states[next.state];
      } else if (!isOwn && child.uri !== '' && state?.foreign !== undefined) {
        this.#checkForeign(child, at);
        state = states[state.foreign];
      } else {
        this.#fault('element', child, at, `${child.name} may not stand here; ${expected(state)}`);
        return;
      }
    }
    if (!state?.end) this.#fault('missing', element, path, `${element.name} ends too early; ${expected(state)}`);
  }

  /** Of elements of other namespaces only this is known: their refs are refs. */
  #checkForeign(element: XmlElement, path: string): void {
    this.#checkRef(element, path);
    for (const child of element.children) this.#checkForeign(child, `${path}/${child.name}`);
  }

  #checkRef(element: XmlElement, path: string): void {
    if (!this.#model.uniqueRefs) return;
    const ref = element.attributes.find(({ name, uri }) => name === 'bom-ref' && uri === '');
    if (!ref) return;
    const value = this.#text.valueOf(ref.value, 'refType');
    if (this.#refs.has(value)) this.#fault('unique', element, path, `the bom-ref ${shown(value)} is given to something else already`);
    this.#refs.add(value);
  }
}

function expected(state: XsdState | undefined): string {
  const names = Object.keys(state?.next ?? {});
  return names.length === 0 ? 'nothing may' : `${names.slice(0, 12).join(', ')}${names.length > 12 ? ' and others' : ''} may`;
}

function isBlank(text: string): boolean {
  return /^[ \t\r\n]*$/.test(text);
}

function shown(text: string): string {
  return JSON.stringify(text.length > 120 ? `${text.slice(0, 120)}...` : text);
}
