import type { Scope } from '../../domain/collected.ts';
import { decodeIds, encodeIds } from './id-set.ts';

/** How a component stands in its stream now: two bits of scope, one for "direct". */
export type Flags = number;

/** What a stream holds now: sorted ids, and the flags of each at the same position. */
export interface CurrentSet {
  readonly ids: readonly number[];
  readonly flags: readonly Flags[];
}

const scopes: readonly (Scope | undefined)[] = [undefined, 'required', 'optional', 'development'];

export function flagsOf(scope: Scope | undefined, direct: boolean): Flags {
  return scopes.indexOf(scope) + (direct ? 4 : 0);
}

export function readFlags(flags: Flags): { readonly scope: Scope | undefined; readonly direct: boolean } {
  return { scope: scopes[flags & 3], direct: (flags & 4) !== 0 };
}

export function encodeCurrent({ ids, flags }: CurrentSet): Uint8Array {
  const packed = encodeIds(ids);
  const bytes = new Uint8Array(packed.length + flags.length);
  bytes.set(flags, 0);
  bytes.set(packed, flags.length);
  return Buffer.concat([Buffer.from(new Uint32Array([flags.length]).buffer), bytes]);
}

export function decodeCurrent(bytes: Uint8Array): CurrentSet {
  if (bytes.length === 0) return { ids: [], flags: [] };
  const count = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  return { flags: [...bytes.subarray(4, 4 + count)], ids: decodeIds(bytes.subarray(4 + count)) };
}
