import type { CollectedComponent } from '../../../domain/collected.ts';
import { type Purl, parsePurl } from '../../../domain/purl/index.ts';
import type { Subject } from '../../../match/index.ts';
import type { VexSubject, VexThing } from '../../vex/names-product.ts';
import type { ReadableInput } from '../checked-input.ts';

/** A component of an input as statements may speak of it; the whole is what the input says that it is about. */
export function checkedSubject(told: CollectedComponent, subject: Subject, one: ReadableInput): VexSubject {
  const { about } = one;
  return {
    part: thingOf(told, subject.purl, one),
    wholes: () => (about ? [thingOf(about, about.purl === undefined ? undefined : parsePurl(about.purl), one)] : []),
  };
}

/** A reference into the document that is checked holds by its serial number, or because the statement stands in it. */
function thingOf({ hashes, ref }: CollectedComponent, purl: Purl | undefined, one: ReadableInput): VexThing {
  return {
    purl,
    hashes: hashes ?? [],
    isReferred: (reference, path) =>
      reference.ref === ref && (reference.serial === undefined ? path === one.path : reference.serial === one.serial?.toLowerCase()),
  };
}
