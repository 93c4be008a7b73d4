/** What may follow a family in an id: a version, with how it is chosen and what it is ported to. */
const version = /^(.+?)-v?\d{1,4}(?:\.\d{1,4}){0,3}[a-z]?(?:-only|-or-later|-(?:no-)?invariants|-(?:no-)?rfn|-[a-z]{2}|-igo)*\+?$/;

/**
 * The family of a licence id, in lower case: the id without its version and without what is only a variant of it. Longest, and by whole words:
 * `CC-BY-NC-4.0` is of `cc-by-nc`, never of `cc-by`. An id without a version is a family of one.
 */
export function familyOf(id: string): string {
  const lower = id.toLowerCase();
  if (/^bsd-\d-clause$/.test(lower)) return 'bsd';
  return version.exec(lower)?.[1] ?? lower;
}
