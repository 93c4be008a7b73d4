/** A number with thin groups of three, as tabular figures keep their width. */
export function tellNumber(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, '\u202f');
}

/** `1 asset`, `2 assets`. */
export function tellCount(count: number, one: string, many = `${one}s`): string {
  return `${tellNumber(count)} ${count === 1 ? one : many}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function tellList(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
