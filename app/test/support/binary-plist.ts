/** A binary property list of one dictionary of texts; what is not ASCII is UTF-16. */
export function binaryPlist(entries: Readonly<Record<string, string>>): Uint8Array {
  const texts = [...Object.keys(entries), ...Object.values(entries)];
  const dictionary = [...lengthMarker(0xd, texts.length / 2), ...texts.map((_, index) => index + 1)];
  const offsets: number[] = [];
  let body = Buffer.from('bplist00');
  for (const object of [Buffer.from(dictionary), ...texts.map(textObject)]) {
    offsets.push(body.length);
    body = Buffer.concat([body, object]);
  }
  const table = Buffer.alloc(offsets.length * 4);
  for (const [index, offset] of offsets.entries()) table.writeUInt32BE(offset, index * 4);
  const trailer = Buffer.alloc(32);
  trailer[6] = 4;
  trailer[7] = 1;
  trailer.writeBigUInt64BE(BigInt(offsets.length), 8);
  trailer.writeBigUInt64BE(BigInt(body.length), 24);
  return new Uint8Array(Buffer.concat([body, table, trailer]));
}

function textObject(text: string): Buffer {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what is meant
  const isAscii = /^[\x00-\x7f]*$/.test(text);
  const content = isAscii ? Buffer.from(text, 'ascii') : Buffer.from(text, 'utf16le').swap16();
  return Buffer.concat([Buffer.from(lengthMarker(isAscii ? 0x5 : 0x6, text.length)), content]);
}

function lengthMarker(kind: number, length: number): number[] {
  return length < 15 ? [(kind << 4) | length] : [(kind << 4) | 0xf, 0x11, length >> 8, length & 0xff];
}
