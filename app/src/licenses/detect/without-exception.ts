/** A licence without the exception that stands with it: `GPL-2.0-only WITH Classpath-exception-2.0` is `GPL-2.0-only`. */
export function withoutException(term: string): string {
  return term.replace(/ WITH .*$/, '');
}
