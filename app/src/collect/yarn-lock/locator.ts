import { splitDescriptor } from './descriptor.ts';

/** Where Yarn found a package: in the public registry, somewhere else, in the workspace, or in a folder or file of the machine. */
export type Located =
  | { readonly kind: 'registry'; readonly name: string }
  | { readonly kind: 'origin'; readonly name: string; readonly origin: string }
  | { readonly kind: 'workspace'; readonly name: string; readonly folder: string }
  | { readonly kind: 'local'; readonly name: string };

/**
 * Reads the `resolution` of an entry. A patched package is told as the package that was patched.
 * @returns undefined where it names no package
 * @see https://yarnpkg.com/protocols
 */
export function locate(resolution: string): Located | undefined {
  const split = splitDescriptor(resolution);
  if (split === undefined) return undefined;
  const { name, range } = split;
  if (range.startsWith('patch:')) {
    const patched = decodePart(range.slice('patch:'.length).split('#', 1)[0]!);
    // A patch of a patch is not looked into: its version stands in the entry all the same.
    return patched === undefined || patched.includes('@patch:') ? { kind: 'registry', name } : locate(patched);
  }
  if (range.startsWith('workspace:')) return { kind: 'workspace', name, folder: range.slice('workspace:'.length) };
  if (/^(?:file|link|portal):/.test(range)) return { kind: 'local', name };
  if (range.startsWith('npm:')) {
    const archive = decodePart(/::__archiveUrl=([^&]+)/.exec(range)?.[1] ?? '');
    return archive ? { kind: 'origin', name, origin: archive } : { kind: 'registry', name };
  }
  return { kind: 'origin', name, origin: range };
}

/** Undoes percent-encoding; undefined for what is not encoded so. */
export function decodePart(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
