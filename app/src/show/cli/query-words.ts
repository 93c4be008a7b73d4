/** The shell took the quotes of a name away: an argument with white space in it was quoted. */
export function queryOf(words: readonly string[]): string {
  return words.length === 1 ? words[0]! : words.map((word) => (/\s/.test(word) && !/[":]/.test(word) ? `"${word}"` : word)).join(' ');
}
