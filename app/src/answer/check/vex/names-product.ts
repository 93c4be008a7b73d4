import type { CollectedComponent } from '../../../domain/collected.ts';
import { type Purl, parsePurl, schemeOfPurl } from '../../../domain/purl/index.ts';
import type { VexProduct } from '../../../domain/vex.ts';
import type { Subject } from '../../../match/index.ts';
import { compareVersions } from '../../../versions/index.ts';
import type { ReadableInput } from '../checked-input.ts';

/** A component in the input that it stands in. */
export interface VexSubject {
  readonly told: CollectedComponent;
  readonly subject: Subject;
  readonly one: ReadableInput;
}

/**
 * Whether a statement on a product speaks of a component: it names the component, or the whole that the input is about.
 *
 * @param path of the document that makes the statement
 */
export function namesProduct(product: VexProduct, { told, subject, one }: VexSubject, path: string | undefined): boolean {
  const namesPart = (wanted: VexProduct) => namesOne(wanted, told, subject.purl) || isReferred(wanted, told, one, path);
  const namesWhole = (wanted: VexProduct) => {
    const { about } = one;
    if (!about) return false;
    return namesOne(wanted, about, about.purl === undefined ? undefined : parsePurl(about.purl)) || isReferred(wanted, about, one, path);
  };
  return product.within ? namesPart(product) && namesWhole(product.within) : namesPart(product) || namesWhole(product);
}

function namesOne(wanted: VexProduct, told: CollectedComponent, purl: Purl | undefined): boolean {
  if (wanted.hashes.some((hash) => told.hashes?.includes(hash))) return true;
  return wanted.purl !== undefined && purl !== undefined && covers(wanted.purl, purl);
}

/** A reference into the document that is checked: by its serial number, or because the statement stands in it. */
function isReferred({ reference }: VexProduct, told: CollectedComponent, one: ReadableInput, path: string | undefined): boolean {
  if (reference?.ref !== told.ref) return false;
  return reference.serial === undefined ? path === one.path : reference.serial === one.serial?.toLowerCase();
}

/** A purl covers what it names: without a version all versions, without qualifiers whatever they are. */
function covers(wanted: Purl, purl: Purl): boolean {
  if (wanted.type !== purl.type || wanted.name !== purl.name || (wanted.namespace ?? '') !== (purl.namespace ?? '')) return false;
  if (Object.entries(wanted.qualifiers).some(([key, value]) => purl.qualifiers[key] !== value)) return false;
  if (wanted.version === undefined || wanted.version === purl.version) return true;
  const scheme = schemeOfPurl(purl);
  return purl.version !== undefined && scheme !== undefined && compareVersions(scheme, wanted.version, purl.version) === 0;
}
