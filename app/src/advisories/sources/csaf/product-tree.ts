import { limits } from '../../../platform/limits.ts';
import { type Fields, looseObjectAt, looseObjectsAt, looseTextAt, objectsAt, requiredTextAt, unreadable } from '../../fields.ts';

/** What is known of one product of a document, alone or as a part of a platform. */
export interface TreeProduct {
  readonly name: string;
  readonly purl?: string;
  readonly cpe?: string;
  /** `algorithm:hex`. */
  readonly hashes: readonly string[];
  /** From the branches above it. */
  readonly vendor?: string;
  readonly product?: string;
  readonly version?: string;
  readonly range?: string;
  /** What it is a part of, for example the release of a distribution. */
  readonly platform?: TreeProduct;
}

/** The kinds of branch that say something of the products below them. */
const words: Readonly<Record<string, 'vendor' | 'product' | 'version' | 'range'>> = {
  vendor: 'vendor',
  product_name: 'product',
  product_version: 'version',
  product_version_range: 'range',
};

/** The products of a document by their ids: those of branches, of the flat list, and those that relationships put together. */
export function readProductTree(tree: Fields | undefined): ReadonlyMap<string, TreeProduct> {
  const products = new Map<string, TreeProduct>();
  if (!tree) return products;
  const waiting = objectsAt(tree, 'branches').map((branch) => ({ branch, above: {}, depth: 1 }));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { branch, above, depth } = next;
    if (depth > limits.documentDepth) throw unreadable(branch.pointer, 'is nested too deep');
    const word = words[looseTextAt(branch, 'category') ?? ''];
    const said = word === undefined ? above : { ...above, [word]: looseTextAt(branch, 'name') ?? '' };
    addProduct(products, looseObjectAt(branch, 'product'), said);
    for (const inner of looseObjectsAt(branch, 'branches')) waiting.push({ branch: inner, above: said, depth: depth + 1 });
  }
  for (const product of looseObjectsAt(tree, 'full_product_names')) addProduct(products, product, {});
  for (const relation of objectsAt(tree, 'relationships')) join(products, relation);
  return products;
}

function addProduct(products: Map<string, TreeProduct>, fields: Fields | undefined, said: object): void {
  const id = fields && looseTextAt(fields, 'product_id');
  if (!fields || id === undefined) return;
  const helper = looseObjectAt(fields, 'product_identification_helper');
  const [purl, cpe] = helper ? [looseTextAt(helper, 'purl'), looseTextAt(helper, 'cpe')] : [];
  products.set(id, {
    ...said,
    name: looseTextAt(fields, 'name') ?? id,
    ...(purl === undefined ? {} : { purl }),
    ...(cpe === undefined ? {} : { cpe }),
    hashes: helper ? hashesOf(helper) : [],
  });
}

/** `A as a component of B`: A, on the platform B. Products are put together from such as were named before. */
function join(products: Map<string, TreeProduct>, relation: Fields): void {
  const whole = looseObjectAt(relation, 'full_product_name');
  const id = whole && looseTextAt(whole, 'product_id');
  const part = products.get(requiredTextAt(relation, 'product_reference'));
  const platform = products.get(requiredTextAt(relation, 'relates_to_product_reference'));
  if (id === undefined || !part) return;
  products.set(id, { ...part, ...(platform ? { platform } : {}) });
}

function hashesOf(helper: Fields): readonly string[] {
  return looseObjectsAt(helper, 'hashes').flatMap((group) =>
    looseObjectsAt(group, 'file_hashes').flatMap((hash) => {
      const [algorithm, value] = [looseTextAt(hash, 'algorithm'), looseTextAt(hash, 'value')];
      return algorithm === undefined || value === undefined
        ? []
        : [`${algorithm.toLowerCase().replace(/^sha-/, 'sha')}:${value.toLowerCase()}`];
    }),
  );
}
