/** What a CPE name calls a product, in lower case and without escapes. */
export interface Cpe {
  /** `a` application, `o` operating system, `h` hardware. */
  readonly part: string;
  readonly vendor: string;
  readonly product: string;
  /** Absent where it says any (`*`), none (`-`) or nothing. */
  readonly version?: string;
}

const maxLength = 4096;

/**
 * Reads a CPE name, a formatted string of 2.3 or a URI of 2.2; undefined where it is none, or names no one product: a wildcard in vendor or
 * product may be anything.
 *
 * @see NIST IR 7695, 6.1 and 6.2
 */
export function readCpe(text: string): Cpe | undefined {
  if (text.length > maxLength) return undefined;
  const lower = text.toLowerCase();
  const parts = lower.startsWith('cpe:2.3:') ? partsOfString(lower.slice(8)) : lower.startsWith('cpe:/') ? partsOfUri(lower.slice(5)) : [];
  const [part, vendor, product, version] = parts;
  if (!part || !/^[aoh]$/.test(part) || !isNamed(vendor) || !isNamed(product)) return undefined;
  return { part, vendor, product, ...(isNamed(version) ? { version } : {}) };
}

/** By what products of different spellings are one: `a:vendor:product`. */
export function cpeKey({ part, vendor, product }: Cpe): string {
  return [part, vendor, product].map((value) => value.replaceAll(':', '%3a')).join(':');
}

/** The beginnings of all names of a product, of either form, as they are mostly spelt; a name goes on with a colon, or ends there. */
export function cpePrefixes({ part, vendor, product }: Cpe): readonly string[] {
  const quoted = [vendor, product].map((value) => value.replace(/[^a-z0-9._-]/g, (letter) => `\\${letter}`));
  return [`cpe:2.3:${[part, ...quoted].join(':')}`, `cpe:/${[part, ...[vendor, product].map(encodeURIComponent)].join(':').toLowerCase()}`];
}

function isNamed(value: string | undefined): value is string {
  return value !== undefined && value !== '' && value !== '*' && value !== '-' && value !== '?';
}

/** Cut at colons that no backslash stands before. A wildcard within a value is none of ours: the value is then taken as it stands. */
function partsOfString(text: string): readonly string[] {
  const parts: string[] = [];
  let part = '';
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === ':') {
      parts.push(part);
      part = '';
      continue;
    }
    if (text[at] === '\\' && at + 1 < text.length) at += 1;
    part += text[at];
  }
  return [...parts, part];
}

function partsOfUri(text: string): readonly string[] {
  return text.split(':').map((part) => {
    try {
      return decodeURIComponent(part);
    } catch {
      return '';
    }
  });
}
