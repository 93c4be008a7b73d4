/**
 * The version in the name of a tag, however a project writes it: `curl-8_0_0`, `v8.0.0` and `release/8.0.0` are 8.0.0. Undefined where there is none.
 *
 * @param repository the name of the repository, with which tags may begin
 */
export function numberOfTag(tag: string, repository: string): string | undefined {
  return numbersInTag(tag, repository)[0];
}

/** All that may be the version in it, for names of projects hold digits as well: `log4j-2.14.1` is `4j.2.14.1` or 2.14.1. */
export function numbersInTag(tag: string, repository: string): readonly string[] {
  const last = tag.slice(tag.lastIndexOf('/') + 1).toLowerCase();
  const called = repository.toLowerCase();
  const rest = last.startsWith(called) && /^[^a-z0-9]/.test(last.slice(called.length)) ? last.slice(called.length) : last;
  const first = rest.search(/\d/);
  if (first < 0) return [];
  const others = [...rest.matchAll(/[a-z][._-]v?(?=\d+[._-]\d)/g)].map(({ index, 0: { length } }) => index + length);
  return [...new Set([first, ...others.filter((at) => at > first)])].map((at) => rest.slice(at).replaceAll(/[_-]/g, '.'));
}
