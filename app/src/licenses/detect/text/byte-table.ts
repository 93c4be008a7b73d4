/** For each byte whether it is one of some characters of ASCII: 1 or 0. */
export function byteTable(characters: string): Uint8Array {
  const table = new Uint8Array(256);
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  return table;
}
