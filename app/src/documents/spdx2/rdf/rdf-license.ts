import { limits } from '../../../platform/limits.ts';
import type { RdfNode, RdfValue } from './rdf-graph.ts';

/** An expression that is longer is none. Characters. */
const longest = 8192;

/** Tells licences in RDF as expressions: each node once, for sets may share their members, and even lead back to themselves. */
export class RdfLicenses {
  readonly #find: (uri: string) => RdfNode | undefined;
  readonly #known = new Map<RdfNode, string | undefined>();
  #depth = 0;

  constructor(find: (uri: string) => RdfNode | undefined) {
    this.#find = find;
  }

  /** The expression that a licence stands for; undefined where it is none that is known. */
  expressionOf(value: RdfValue): string | undefined {
    if (value.kind === 'text') return value.text.trim();
    if (value.kind === 'node') return this.#ofNode(value.node);
    const node = nameOf(value.uri) === undefined ? this.#find(value.uri) : undefined;
    return node ? this.#ofNode(node) : nameOf(value.uri);
  }

  #ofNode(node: RdfNode): string | undefined {
    if (this.#known.has(node)) return this.#known.get(node);
    // Until it is told it is nothing, so that what leads back to it ends.
    this.#known.set(node, undefined);
    if (this.#depth >= limits.documentDepth) return undefined;
    this.#depth++;
    const told = this.#tell(node);
    this.#depth--;
    const expression = told === undefined || told.length > longest ? undefined : told;
    this.#known.set(node, expression);
    return expression;
  }

  #tell(node: RdfNode): string | undefined {
    const { types, properties } = node;
    const members = () => (properties.get('member') ?? []).map((one) => this.expressionOf(one));
    if (types.has('SpdxNoAssertionLicense')) return 'NOASSERTION';
    if (types.has('SpdxNoneLicense')) return 'NONE';
    if (types.has('ConjunctiveLicenseSet')) return joined(members(), 'AND');
    if (types.has('DisjunctiveLicenseSet')) return joined(members(), 'OR');
    const [first] = types.has('OrLaterOperator') || types.has('WithExceptionOperator') ? members() : [];
    if (types.has('OrLaterOperator')) return first === undefined ? undefined : `${first}+`;
    if (types.has('WithExceptionOperator')) {
      const exception = properties.get('licenseException')?.[0];
      const id = exception && this.expressionOf(exception);
      return first === undefined || id === undefined ? undefined : `${first} WITH ${id}`;
    }
    return textOf(node, 'licenseId') ?? textOf(node, 'licenseExceptionId') ?? nameOf(node.id);
  }
}

/** The name in the address of a licence of the SPDX list, of one of the document, or of one of the two words for nothing. */
function nameOf(uri: string): string | undefined {
  if (/#noassertion$/i.test(uri)) return 'NOASSERTION';
  if (/#none$/i.test(uri)) return 'NONE';
  return (
    /^https?:\/\/spdx\.org\/licenses\/([A-Za-z0-9.+-]+?)(?:\.html)?$/.exec(uri)?.[1] ??
    /#((?:LicenseRef|DocumentRef)-[A-Za-z0-9.:-]+)$/.exec(uri)?.[1]
  );
}

function joined(members: readonly (string | undefined)[], operator: string): string | undefined {
  if (members.length === 0 || members.some((one) => one === undefined)) return undefined;
  // Sets have no order, and what is written shall always be the same.
  const sorted = (members as string[]).toSorted();
  return sorted.map((one) => (/\s(?:AND|OR)\s/.test(one) ? `(${one})` : one)).join(` ${operator} `);
}

function textOf(node: RdfNode, property: string): string | undefined {
  const value = node.properties.get(property)?.[0];
  return value?.kind === 'text' ? value.text.trim() : undefined;
}
