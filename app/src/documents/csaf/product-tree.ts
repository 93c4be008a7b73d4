import { normaliseHash } from '../../domain/hash.ts';
import { limits } from '../../platform/limits.ts';
import { isObject, listOf, typeOf, wordOf } from '../fields.ts';
import type { JsonObject } from '../reading.ts';
import { objectOf, textOf } from '../vex-reading.ts';

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

/** Is told of what cannot be read of a tree; it may throw to refuse the whole. @param why a predicate: `should be a list and is text` */
export type TreeProblem = (pointer: string, why: string) => void;

/** The kinds of branch that say something of the products below them. */
const words: ReadonlyMap<unknown, 'vendor' | 'product' | 'version' | 'range'> = new Map([
  ['vendor', 'vendor'],
  ['product_name', 'product'],
  ['product_version', 'version'],
  ['product_version_range', 'range'],
]);

/**
 * The products of a CSAF document by their ids: those of branches, of the flat list, and those that relationships put together.
 *
 * @see https://docs.oasis-open.org/csaf/csaf/v2.0/os/csaf-v2.0-os.html#322-product-tree-property
 */
export function readProductTree(tree: JsonObject, problem: TreeProblem): ReadonlyMap<string, TreeProduct> {
  const products = new Map<string, TreeProduct>();
  const waiting = objectsOf(tree, 'branches', '/product_tree', problem).map((found) => ({ ...found, above: {}, depth: 1 }));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { object, pointer, above, depth } = next;
    if (depth > limits.documentDepth) {
      problem(pointer, 'is nested too deep');
      continue;
    }
    const word = words.get(object.category);
    const said = word === undefined ? above : { ...above, [word]: textOf(object.name) ?? '' };
    addProduct(products, objectOf(object.product), said);
    for (const [index, inner] of listOf(object.branches).entries()) {
      if (isObject(inner)) waiting.push({ object: inner, pointer: `${pointer}/branches/${index}`, above: said, depth: depth + 1 });
    }
  }
  for (const product of listOf(tree.full_product_names)) addProduct(products, objectOf(product), {});
  for (const { object, pointer } of objectsOf(tree, 'relationships', '/product_tree', problem)) join(products, object, pointer, problem);
  return products;
}

function objectsOf(object: JsonObject, key: string, above: string, problem: TreeProblem) {
  const value = object[key] ?? [];
  if (!Array.isArray(value)) problem(`${above}/${key}`, `should be a list and is ${typeOf(value)}`);
  return listOf(value).flatMap((entry, index) => {
    const pointer = `${above}/${key}/${index}`;
    if (isObject(entry)) return [{ object: entry, pointer }];
    problem(pointer, `should be an object and is ${typeOf(entry)}`);
    return [];
  });
}

function addProduct(products: Map<string, TreeProduct>, fields: JsonObject, said: object): void {
  const id = textOf(fields.product_id);
  if (id === undefined) return;
  const helper = objectOf(fields.product_identification_helper);
  const [purl, cpe] = [textOf(helper.purl), textOf(helper.cpe)];
  products.set(id, {
    ...said,
    name: textOf(fields.name) ?? id,
    ...(purl === undefined ? {} : { purl }),
    ...(cpe === undefined ? {} : { cpe }),
    hashes: hashesOf(helper),
  });
}

/** `A as a component of B`: A, on the platform B. Products are put together from such as were named before. */
function join(products: Map<string, TreeProduct>, relation: JsonObject, pointer: string, problem: TreeProblem): void {
  const id = textOf(objectOf(relation.full_product_name).product_id);
  const [reference, other] = [textOf(relation.product_reference), textOf(relation.relates_to_product_reference)];
  if (reference === undefined || other === undefined) {
    problem(pointer, `lacks "${reference === undefined ? 'product_reference' : 'relates_to_product_reference'}"`);
    return;
  }
  const [part, platform] = [products.get(reference), products.get(other)];
  if (id !== undefined && part) products.set(id, { ...part, ...(platform ? { platform } : {}) });
}

function hashesOf(helper: JsonObject): readonly string[] {
  const hashes = listOf(helper.hashes).flatMap((group) => listOf(objectOf(group).file_hashes).map(objectOf));
  return hashes.flatMap(({ algorithm, value }) => normaliseHash(`${wordOf(algorithm)}:${wordOf(value)}`) ?? []);
}
