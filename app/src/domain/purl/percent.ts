/** How each ASCII character is written: the unreserved characters of RFC 3986 and the colon stand for themselves. */
const written = Array.from({ length: 128 }, (_, code) => writeAscii(code));
const slash = 47;

/** Percent-encodes one part; `keepSlash` for parts that are paths. Lone surrogates, which UTF-8 cannot write, become U+FFFD. */
export function encodePart(text: string, keepSlash: boolean): string {
  let result = '';
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 128) return result + encodeUnicode(text.slice(from), keepSlash);
    const escaped = written[code]!;
    if (escaped.length === 1 || (keepSlash && code === slash)) continue;
    result += text.slice(from, i) + escaped;
    from = i + 1;
  }
  return from === 0 ? text : result + text.slice(from);
}

/** Percent-decodes; undefined where an escape is malformed or its bytes are no UTF-8. */
export function decodePart(text: string): string | undefined {
  let mark = text.indexOf('%');
  if (mark < 0) return text;
  let result = '';
  let from = 0;
  for (; mark >= 0; mark = text.indexOf('%', from)) {
    const code = hexDigit(text.charCodeAt(mark + 1)) * 16 + hexDigit(text.charCodeAt(mark + 2));
    if (!(code < 128)) return decodeUnicode(text);
    result += text.slice(from, mark) + String.fromCharCode(code);
    from = mark + 3;
  }
  return result + text.slice(from);
}

function encodeUnicode(text: string, keepSlash: boolean): string {
  return Array.from(text.toWellFormed(), (character) => {
    const code = character.charCodeAt(0);
    if (code >= 128) return encodeURIComponent(character);
    return keepSlash && code === slash ? character : written[code];
  }).join('');
}

function decodeUnicode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function hexDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const lower = code | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : Number.NaN;
}

function writeAscii(code: number): string {
  const character = String.fromCharCode(code);
  return /[a-zA-Z0-9.\-_~:]/.test(character) ? character : `%${code.toString(16).toUpperCase().padStart(2, '0')}`;
}
