import type { VexProduct } from '../../domain/vex.ts';
import { limits } from '../../platform/limits.ts';
import type { JsonObject } from '../reading.ts';
import { listOf, objectOf, productOf, textOf } from '../vex-reading.ts';

const distributions: ReadonlySet<string> = new Set(['deb', 'rpm', 'apk']);

/**
 * The products of a CSAF document that a purl or a hash tells, by their ids. A part of a platform is the part: packages of distributions say in
 * their version which release they are of, and without one they are left out.
 */
export function productsOfTree(tree: JsonObject): ReadonlyMap<string, VexProduct> {
  const products = new Map<string, VexProduct>();
  const waiting = listOf(tree.branches).map((branch) => ({ branch: objectOf(branch), depth: 1 }));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { branch, depth } = next;
    add(products, objectOf(branch.product));
    if (depth >= limits.documentDepth) continue;
    for (const inner of listOf(branch.branches)) waiting.push({ branch: objectOf(inner), depth: depth + 1 });
  }
  for (const product of listOf(tree.full_product_names)) add(products, objectOf(product));
  for (const relation of listOf(tree.relationships).map(objectOf)) {
    const id = textOf(objectOf(relation.full_product_name).product_id);
    const part = products.get(String(relation.product_reference));
    if (id !== undefined && part) products.set(id, part);
  }
  return products;
}

function add(products: Map<string, VexProduct>, fields: JsonObject): void {
  const id = textOf(fields.product_id);
  if (id === undefined) return;
  const helper = objectOf(fields.product_identification_helper);
  const purl = textOf(helper.purl);
  const product = productOf(purl ?? textOf(fields.name) ?? id, purl, hashesOf(helper.hashes));
  if (product.purl && distributions.has(product.purl.type) && product.purl.version === undefined) return;
  if (product.purl || product.hashes.length > 0) products.set(id, product);
}

function hashesOf(list: unknown): JsonObject {
  const found = listOf(list).flatMap((group) => listOf(objectOf(group).file_hashes).map(objectOf));
  return Object.fromEntries(found.map(({ algorithm, value }) => [String(algorithm), value]));
}
