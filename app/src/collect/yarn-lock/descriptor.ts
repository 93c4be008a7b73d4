/** What a manifest asks for: a name and a range, tag, URL or folder. */
export interface Descriptor {
  readonly name: string;
  readonly range: string;
}

/** Splits `name@range`; the name may begin with an `@` of its own. Undefined where there is no name or no range. */
export function splitDescriptor(text: string): Descriptor | undefined {
  const at = text.indexOf('@', 1);
  return at < 1 || at === text.length - 1 ? undefined : { name: text.slice(0, at), range: text.slice(at + 1) };
}

/** The name and version behind an alias, as in `npm:name@1.0.0`; undefined for a range that is no alias. */
export function aliasOf(range: string): Descriptor | undefined {
  return range.startsWith('npm:') ? splitDescriptor(range.slice('npm:'.length)) : undefined;
}
