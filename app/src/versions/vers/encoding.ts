/** What stands in a version without percent-encoding: the unreserved characters of RFC 3986 and the colon, as in a purl. */
const others = /[^A-Za-z0-9.\-_~:]+/g;

export function encodeVersion(version: string): string {
  return version.toWellFormed().replace(others, (run) => encodeURIComponent(run).replace(/[!'()*]/g, escapeMark));
}

/** Undefined where an escape is malformed or its bytes are no UTF-8. */
export function decodeVersion(text: string): string | undefined {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function escapeMark(mark: string): string {
  return `%${mark.charCodeAt(0).toString(16).toUpperCase()}`;
}
