import { WaybillError } from '../../domain/errors.ts';
import { limits } from '../../platform/limits.ts';
import { paxRecords } from './pax-records.ts';
import type { TarEntry } from './tar-entry.ts';
import { blockBytes, readHeader, type TarHeader, textIn } from './tar-header.ts';

/** Called for each entry; what it returns is given the entry's content, piece by piece. A piece is valid only while it is given. */
export type OnEntry = (entry: TarEntry) => ((piece: Uint8Array) => void) | undefined;

/** What extended headers say of the entry that follows them. */
interface Extended {
  name?: string;
  target?: string;
  size?: number;
  sparse?: boolean;
}

/** What stands where the reader is: a header, content (and to whom it goes), the filling of a last block, or what follows the end. */
type State =
  | { readonly at: 'header' }
  | { readonly at: 'content'; left: number; readonly filling: number; readonly give: ((piece: Uint8Array) => void) | undefined }
  | { readonly at: 'filling'; left: number }
  | { readonly at: 'end' };

/**
 * Reads a tar archive (ustar, pax, GNU, and the form before them) as its bytes come. Memory stays flat: content is handed on, and extended
 * headers are bounded by `limits.tarExtendedBytes`. Errors are WaybillErrors `malformed` and `limit-exceeded`; what came before them stands.
 */
export class TarReader {
  readonly #onEntry: OnEntry;
  readonly #name: string;
  #state: State = { at: 'header' };
  #block = new Uint8Array(0);
  #offset = 0;
  #extended: Extended = {};

  /** @param name of the archive, for messages */
  constructor(name: string, onEntry: OnEntry) {
    this.#name = name;
    this.#onEntry = onEntry;
  }

  /** Bytes ahead that nobody asked for: whoever reads from a file may leave them out by `skip`. */
  get unwanted(): number {
    const state = this.#state;
    if (state.at === 'content' && !state.give) return state.left + state.filling;
    return state.at === 'filling' ? state.left : 0;
  }

  /** Whether the mark of the archive's end was met; what follows is not looked at. */
  get ended(): boolean {
    return this.#state.at === 'end';
  }

  /** Goes over all that is `unwanted`. */
  skip(): void {
    this.#offset += this.unwanted;
    this.#state = { at: 'header' };
  }

  push(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length && this.#state.at !== 'end'; ) {
      const taken = this.#take(bytes.subarray(at));
      this.#offset += taken;
      at += taken;
    }
  }

  /** To be called after the last bytes. @throws WaybillError `malformed` where the archive ends within an entry */
  end(): void {
    const isWithin = this.#block.length > 0 || (this.#state.at !== 'header' && this.#state.at !== 'end');
    if (isWithin || Object.keys(this.#extended).length > 0) throw this.#malformed('ends within an entry: it was cut off');
  }

  #take(bytes: Uint8Array): number {
    const state = this.#state;
    if (state.at === 'content' || state.at === 'filling') {
      const taken = Math.min(state.left, bytes.length);
      if (state.at === 'content') state.give?.(bytes.subarray(0, taken));
      state.left -= taken;
      if (state.left === 0) this.#state = state.at === 'content' ? fillingOf(state.filling) : { at: 'header' };
      return taken;
    }
    const missing = blockBytes - this.#block.length;
    const taken = Math.min(missing, bytes.length);
    this.#block = joined(this.#block, bytes.subarray(0, taken));
    if (this.#block.length === blockBytes) {
      const block = this.#block;
      this.#block = new Uint8Array(0);
      this.#state = this.#readBlock(block, this.#offset + taken);
    }
    return taken;
  }

  #readBlock(block: Uint8Array, offset: number): State {
    if (block.every((byte) => byte === 0)) return { at: 'end' };
    const header = readHeader(block);
    if (!header) throw this.#malformed(`has no header at byte ${offset - blockBytes}`);
    return isExtended(header.type) ? this.#readExtended(header) : this.#readEntry(header, offset);
  }

  #readEntry(header: TarHeader, offset: number): State {
    const { name, target, size, sparse } = this.#extended;
    this.#extended = {};
    const hasContent = header.kind === 'file' || header.kind === 'other';
    const entry = {
      kind: sparse ? 'other' : header.kind,
      name: name ?? header.name,
      target: target ?? header.target,
      size: hasContent ? (size ?? header.size) : 0,
      offset,
    } satisfies TarEntry;
    // Before POSIX, a folder was a file whose name ends in a slash.
    const isOldFolder = entry.kind === 'file' && entry.size === 0 && entry.name.endsWith('/');
    return contentOf(entry.size, this.#onEntry(isOldFolder ? { ...entry, kind: 'folder' } : entry));
  }

  /** Headers for the next entry: names and sizes that have no place in its own. Those for all entries say nothing that is needed here. */
  #readExtended({ type, size }: TarHeader): State {
    if (type === 'g') return contentOf(size, undefined);
    if (size > limits.tarExtendedBytes) {
      throw new WaybillError('limit-exceeded', `${this.#name} has a header of ${size} bytes, more than ${limits.tarExtendedBytes}`);
    }
    const content = new Uint8Array(size);
    let filled = 0;
    const finish = () => {
      if (type === 'L') this.#extended.name = textIn(content);
      else if (type === 'K') this.#extended.target = textIn(content);
      else this.#readRecords(content);
    };
    if (size === 0) finish();
    return contentOf(size, (piece) => {
      content.set(piece, filled);
      filled += piece.length;
      if (filled === size) finish();
    });
  }

  #readRecords(content: Uint8Array): void {
    const records = paxRecords(content);
    if (!records) throw this.#malformed('has a damaged extended header');
    const [path, linkpath, size] = ['path', 'linkpath', 'size'].map((key) => records.get(key));
    if (path !== undefined) this.#extended.name = path;
    if (linkpath !== undefined) this.#extended.target = linkpath;
    if (size !== undefined) {
      if (!/^\d{1,15}$/.test(size)) throw this.#malformed('has an extended header whose size is no number');
      this.#extended.size = Number(size);
    }
    if ([...records.keys()].some((key) => key.startsWith('GNU.sparse.'))) this.#extended.sparse = true;
  }

  #malformed(what: string): WaybillError {
    return new WaybillError('malformed', `the archive ${this.#name} ${what}`);
  }
}

function isExtended(type: string): boolean {
  return type === 'x' || type === 'g' || type === 'L' || type === 'K';
}

function contentOf(size: number, give: ((piece: Uint8Array) => void) | undefined): State {
  const filling = (blockBytes - (size % blockBytes)) % blockBytes;
  return size === 0 ? { at: 'header' } : { at: 'content', left: size, filling, give };
}

function fillingOf(left: number): State {
  return left === 0 ? { at: 'header' } : { at: 'filling', left };
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}
