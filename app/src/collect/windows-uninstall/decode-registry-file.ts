/** The text of an exported registry file. */
export interface RegistryText {
  readonly text: string;
  /** In the older form texts are in the code page of the machine that wrote them, also those in hexadecimal. */
  readonly isAnsi: boolean;
  /** The file does not say which code page, and holds characters that depend on it. */
  readonly isGuessed: boolean;
}

const headers: ReadonlySet<string> = new Set(['Windows Registry Editor Version 5.00', 'REGEDIT4']);

/** Decodes an exported registry file: UTF-16 as Windows writes it, UTF-8 as others do, or a code page; undefined for any other file. */
export function decodeRegistryFile(bytes: Uint8Array): RegistryText | undefined {
  const { text, isGuessed } = decode(bytes);
  const header = text.slice(0, 100).trimStart().split('\n', 1)[0]!.trim();
  return headers.has(header) ? { text, isGuessed, isAnsi: header === 'REGEDIT4' } : undefined;
}

function decode(bytes: Uint8Array): { readonly text: string; readonly isGuessed: boolean } {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || second === 0) return { text: new TextDecoder('utf-16le').decode(bytes), isGuessed: false };
  if (first === 0xfe && second === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), isGuessed: false };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), isGuessed: false };
  } catch {
    return { text: decodeAnsi(bytes), isGuessed: true };
  }
}

/** In the code page of western Europe and America, the most common one. */
export function decodeAnsi(bytes: Uint8Array): string {
  return new TextDecoder('windows-1252').decode(bytes);
}
