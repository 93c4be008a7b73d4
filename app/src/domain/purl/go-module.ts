import type { Purl } from './purl.ts';

/**
 * The purl of a Go module by its whole path. Some tools put three parts of the path into the name and the rest into the subpath, where the
 * specification has a package inside the module: `pkg:golang/github.com/golang-jwt/jwt@v4.5.0#v4` is the module `github.com/golang-jwt/jwt/v4`.
 * It is, where the component is called by the whole path, or the version belongs to no other module. Any other purl stays what it is.
 *
 * @param called the name that the component has beside its purl
 */
export function wholeModule(purl: Purl, called?: string): Purl {
  const { subpath, ...rest } = purl;
  if (purl.type !== 'golang' || subpath === undefined) return purl;
  const whole = nestedModule(purl)!;
  if (called === whole || subpath.endsWith(`/${majorOf(purl)}`) || subpath === majorOf(purl)) return { ...rest, ...partsOf(whole) };
  if (subpath.startsWith(`${majorOf(purl)}/`)) {
    const major = majorOf(purl)!;
    return { ...purl, ...partsOf(`${pathOf(purl)}/${major}`), subpath: subpath.slice(major.length + 1) };
  }
  return purl;
}

/** The module that a subpath would make with the name; undefined where there is none. */
export function nestedModule(purl: Purl): string | undefined {
  return purl.subpath === undefined ? undefined : `${pathOf(purl)}/${purl.subpath}`;
}

/** All that a purl may mean: a Go module by its whole path, and where that is not certain with the subpath and without; any other purl itself. */
export function modulesMeant(purl: Purl): readonly Purl[] {
  const whole = wholeModule(purl);
  const nested = purl.type === 'golang' ? nestedModule(whole) : undefined;
  if (nested === undefined) return [whole];
  const { subpath: _, ...rest } = whole;
  return [whole, { ...rest, ...partsOf(nested) }];
}

/** The last part of the path of every module of a version from 2 on: `v4`. */
function majorOf({ version = '' }: Purl): string | undefined {
  return /^v(?:[2-9]|[1-9]\d+)(?=\.)/.exec(version)?.[0];
}

function partsOf(path: string): { readonly namespace: string; readonly name: string } {
  const slash = path.lastIndexOf('/');
  return { namespace: path.slice(0, slash), name: path.slice(slash + 1) };
}

function pathOf({ namespace, name }: Purl): string {
  return namespace ? `${namespace}/${name}` : name;
}
