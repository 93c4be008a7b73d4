/**
 * Sets of component ids as bytes: sorted, each as the distance from the one before, seven bits a byte. A thousand ids of a host take about
 * 1.5 kB, and compare as fast as they copy.
 */

/** @param ids sorted, without duplicates */
export function encodeIds(ids: ArrayLike<number> & Iterable<number>): Uint8Array {
  const bytes = new Uint8Array(ids.length * 8);
  return bytes.slice(0, writeIds(bytes, 0, ids));
}

export function decodeIds(bytes: Uint8Array): number[] {
  const ids: number[] = [];
  readIds(bytes, 0, bytes.length, ids);
  return ids;
}

/** What a set lost and gained against the one before. */
export interface Delta {
  readonly removed: readonly number[];
  readonly added: readonly number[];
}

export function encodeDelta({ removed, added }: Delta): Uint8Array {
  const bytes = new Uint8Array(8 + (removed.length + added.length) * 8);
  new DataView(bytes.buffer).setUint32(0, removed.length, true);
  const end = writeIds(bytes, writeIds(bytes, 4, removed), added);
  return bytes.slice(0, end);
}

export function decodeDelta(bytes: Uint8Array): Delta {
  const count = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const removed: number[] = [];
  const added: number[] = [];
  const at = readIds(bytes, 4, bytes.length, removed, count);
  readIds(bytes, at, bytes.length, added);
  return { removed, added };
}

/** The ids of `a` that `b` lacks; both sorted, and so is the result. */
export function without(a: readonly number[], b: readonly number[]): number[] {
  const result: number[] = [];
  let at = 0;
  for (const id of a) {
    while (at < b.length && b[at]! < id) at += 1;
    if (b[at] !== id) result.push(id);
  }
  return result;
}

/** The ids of either set, sorted. */
export function union(a: readonly number[], b: readonly number[]): number[] {
  const result: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const left = a[i] ?? Number.POSITIVE_INFINITY;
    const right = b[j] ?? Number.POSITIVE_INFINITY;
    result.push(Math.min(left, right));
    if (left <= right) i += 1;
    if (right <= left) j += 1;
  }
  return result;
}

function writeIds(bytes: Uint8Array, start: number, ids: Iterable<number>): number {
  let at = start;
  let previous = 0;
  for (const id of ids) {
    let distance = id - previous;
    previous = id;
    while (distance > 0x7f) {
      bytes[at++] = (distance % 0x80) | 0x80;
      distance = Math.floor(distance / 0x80);
    }
    bytes[at++] = distance;
  }
  return at;
}

function readIds(bytes: Uint8Array, start: number, end: number, into: number[], count = Number.POSITIVE_INFINITY): number {
  let at = start;
  let previous = 0;
  while (at < end && into.length < count) {
    let distance = 0;
    let weight = 1;
    while (bytes[at]! > 0x7f) {
      distance += (bytes[at++]! & 0x7f) * weight;
      weight *= 0x80;
    }
    distance += bytes[at++]! * weight;
    previous += distance;
    into.push(previous);
  }
  return at;
}
