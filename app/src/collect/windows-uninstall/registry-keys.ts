import { decodeAnsi, type RegistryText } from './decode-registry-file.ts';
import { logicalLines } from './logical-lines.ts';
import { closingQuote, unescapeText } from './quoted-text.ts';

export interface RegistryKey {
  /** As written, for example `HKEY_LOCAL_MACHINE\SOFTWARE\...`. */
  readonly path: string;
  readonly line: number;
  /** Texts, and numbers as text, by name in lower case. */
  readonly values: ReadonlyMap<string, string>;
  /** The first line that cannot be read; undefined where all can. */
  readonly strayLine: number | undefined;
}

/** A value of a kind that says nothing here is undefined. */
interface NamedValue {
  readonly name: string;
  readonly value: string | undefined;
}

/**
 * Reads the keys of an exported registry file, one at a time.
 *
 * @param isWanted by the path of a key: the values of others are passed over, and they are told only if a line of theirs is broken
 */
export function* registryKeys({ text, isAnsi }: RegistryText, isWanted: (path: string) => boolean): Iterable<RegistryKey> {
  let open: OpenKey | undefined;
  for (const { number, text: line, isBroken } of logicalLines(text)) {
    const path = keyPath(line);
    if (path !== undefined) {
      if (open?.isTold) yield open;
      open = new OpenKey(path, number, isWanted(path));
    } else if (isBroken) open?.stray(number);
    else if (open?.isWanted && line !== '' && !line.startsWith(';')) open.add(readValue(line, isAnsi), number);
  }
  if (open?.isTold) yield open;
}

class OpenKey implements RegistryKey {
  readonly path: string;
  readonly line: number;
  readonly isWanted: boolean;
  readonly values = new Map<string, string>();
  strayLine: number | undefined;

  constructor(path: string, line: number, isWanted: boolean) {
    this.path = path;
    this.line = line;
    this.isWanted = isWanted;
  }

  get isTold(): boolean {
    return this.isWanted || this.strayLine !== undefined;
  }

  add(read: NamedValue | undefined, line: number): void {
    if (!read) this.stray(line);
    else if (read.value !== undefined) this.values.set(read.name.toLowerCase(), read.value);
  }

  stray(line: number): void {
    this.strayLine ??= line;
  }
}

/** The path of a key's line; that of a key to be deleted is empty, so that what follows belongs to none. */
function keyPath(line: string): string | undefined {
  if (!line.startsWith('[') || !line.endsWith(']')) return undefined;
  return line.startsWith('[-') ? '' : line.slice(1, -1);
}

function readValue(line: string, isAnsi: boolean): NamedValue | undefined {
  const isDefault = line.startsWith('@');
  const nameEnd = isDefault ? 0 : line.startsWith('"') ? closingQuote(line, 1) : undefined;
  if (nameEnd === undefined || line[nameEnd + 1] !== '=') return undefined;
  const name = isDefault ? '' : unescapeText(line.slice(1, nameEnd));
  const value = line.slice(nameEnd + 2).trim();
  if (value === '-') return { name, value: undefined };
  if (value.startsWith('"')) {
    const end = closingQuote(value, 1);
    return end === value.length - 1 ? { name, value: unescapeText(value.slice(1, end)) } : undefined;
  }
  const number = /^dword:([0-9a-f]{1,8})$/i.exec(value);
  if (number) return { name, value: String(Number.parseInt(number[1]!, 16)) };
  const bytes = /^hex(?:\(([0-9a-f]{1,8})\))?:([0-9a-f,\s]*)$/i.exec(value);
  if (!bytes) return undefined;
  // Of the kinds that are written in hexadecimal, only texts (1) and those with variables in them (2) are texts.
  return { name, value: bytes[1] === '1' || bytes[1] === '2' ? textOfHex(bytes[2]!, isAnsi) : undefined };
}

function textOfHex(hex: string, isAnsi: boolean): string {
  const bytes = Uint8Array.from(hex.split(',').flatMap((byte) => (byte.trim() === '' ? [] : [Number.parseInt(byte, 16)])));
  const text = isAnsi ? decodeAnsi(bytes) : new TextDecoder('utf-16le').decode(bytes);
  const end = text.indexOf('\0');
  return end < 0 ? text : text.slice(0, end);
}
