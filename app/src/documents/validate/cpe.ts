/** Whether a text is a CPE name: a formatted string of 2.3 or a URI of 2.2. Linear in the text. @see NIST IR 7695, 6.1 and 6.2 */
export function isCpe(text: string): boolean {
  if (text.length > longestCpe) return false;
  return text.startsWith('cpe:2.3:') ? isFormattedString(text) : /^cpe:\/[aho]?(?::[A-Za-z0-9._~%-]*){0,6}$/i.test(text);
}

const longestCpe = 4096;
/** A wildcard or nothing, or text with wildcards at its ends only; what is special is escaped. */
const attribute = /^(?:[*-]|(?:\*|\?+)?(?:[A-Za-z0-9._-]|\\[\\*?!"#$%&'()+,/:;<=>@[\]^`{|}~.-])+(?:\*|\?+)?|\?+)$/;
const language = /^(?:[*-]|[A-Za-z]{2,3}(?:-(?:[A-Za-z]{2}|\d{3}))?)$/;

function isFormattedString(text: string): boolean {
  const parts = splitUnescaped(text.slice('cpe:2.3:'.length));
  return (
    parts.length === 11 &&
    /^[aho*-]$/.test(parts[0]!) &&
    parts.slice(1).every((part, index) => (index === 5 ? language.test(part) : attribute.test(part)))
  );
}

/** Splits at the colons that no backslash stands before. */
function splitUnescaped(text: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === ':') {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}
