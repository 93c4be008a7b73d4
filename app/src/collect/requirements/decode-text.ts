/**
 * The text of a file by its byte order mark, else as UTF-8: `pip freeze > requirements.txt` in Windows PowerShell writes UTF-16, and pip
 * reads it.
 */
export function decodeText(bytes: Uint8Array): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}
