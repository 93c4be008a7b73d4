import { modulesMeant, type Purl, schemeOfPurl } from '../../domain/purl/index.ts';
import type { VexProduct } from '../../domain/vex.ts';
import { compareVersions } from '../../versions/index.ts';

/** Something that a statement may speak of. */
export interface VexThing {
  readonly purl: Purl | undefined;
  /** `algorithm:hex`. */
  readonly hashes: readonly string[];
  /** Whether a reference into a document means it. @param path of the document that makes the statement */
  isReferred(reference: NonNullable<VexProduct['reference']>, path: string | undefined): boolean;
}

/** A component, and what it is a part of as far as that is known. */
export interface VexSubject {
  readonly part: VexThing;
  wholes(): readonly VexThing[];
}

/**
 * Whether a statement on a product speaks of a component: it names the component, or the whole that it is a part of.
 *
 * @param path of the document that makes the statement
 */
export function namesProduct(product: VexProduct, { part, wholes }: VexSubject, path: string | undefined): boolean {
  const namesWhole = (wanted: VexProduct) => wholes().some((whole) => namesOne(wanted, whole, path));
  const { within } = product;
  return within ? namesOne(product, part, path) && namesWhole(within) : namesOne(product, part, path) || namesWhole(product);
}

function namesOne(wanted: VexProduct, thing: VexThing, path: string | undefined): boolean {
  if (wanted.hashes.some((hash) => thing.hashes.includes(hash))) return true;
  const { purl } = thing;
  if (wanted.purl !== undefined && purl !== undefined && coversAny(wanted.purl, purl)) return true;
  return wanted.reference !== undefined && thing.isReferred(wanted.reference, path);
}

function coversAny(wanted: Purl, purl: Purl): boolean {
  return modulesMeant(wanted).some((one) => modulesMeant(purl).some((other) => covers(one, other)));
}

/** A purl covers what it names: without a version all versions, without qualifiers whatever they are. */
function covers(wanted: Purl, purl: Purl): boolean {
  if (wanted.type !== purl.type || wanted.name !== purl.name || (wanted.namespace ?? '') !== (purl.namespace ?? '')) return false;
  if (Object.entries(wanted.qualifiers).some(([key, value]) => purl.qualifiers[key] !== value)) return false;
  if (wanted.version === undefined || wanted.version === purl.version) return true;
  const scheme = schemeOfPurl(purl);
  return purl.version !== undefined && scheme !== undefined && compareVersions(scheme, wanted.version, purl.version) === 0;
}
