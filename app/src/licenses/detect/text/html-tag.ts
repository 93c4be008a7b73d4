const names = new Set(
  `a abbr b big blockquote body br center cite code col dd div dl dt em font footer h1 h2 h3 h4 h5 h6 head header hr html i img li link main meta nav ol p
pre s section small span strong style sub sup table tbody td th thead title tr tt u ul`.split(/\s+/),
);
const longest = 10;
/** A tag with its attributes does not go on for longer than this many bytes. */
const maxTag = 400;

/** The place after the HTML tag that begins at `at`; the place after `<` where what follows is none. */
export function htmlTagEnd(bytes: Uint8Array, at: number, to: number): number {
  let next = at + 1;
  if (bytes[next] === 47) next++;
  let name = '';
  while (next < to && name.length <= longest && isNameByte(bytes[next]!)) name += String.fromCharCode(bytes[next++]!).toLowerCase();
  if (!names.has(name)) return at + 1;
  const end = tagEnd(bytes, next, to, at);
  // What a link says about its licence is to be read.
  return (name === 'a' || name === 'link') && saysLicense(bytes, at, end) ? at + 1 : end;
}

function isNameByte(byte: number): boolean {
  return (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122) || (byte >= 48 && byte <= 57);
}

function tagEnd(bytes: Uint8Array, from: number, to: number, at: number): number {
  const limit = Math.min(to, at + maxTag);
  for (let end = from; end < limit; end++) {
    if (bytes[end] === 62) return end + 1;
    if (bytes[end] === 60) break;
  }
  return at + 1;
}

function saysLicense(bytes: Uint8Array, from: number, to: number): boolean {
  return /\brel=["']?licen[cs]e\b/i.test(String.fromCharCode(...bytes.subarray(from, to)));
}
