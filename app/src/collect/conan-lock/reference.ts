import { purlOf } from '../../domain/purl/index.ts';

/** A reference in its parts: `name/version@user/channel#revision`, of which only the name and the version must be there. */
export interface Reference {
  readonly name: string;
  readonly version: string;
  readonly purl: string | undefined;
}

/** Reads a reference as Conan's lockfiles write it; undefined for what is none. */
export function readReference(text: string): Reference | undefined {
  const [recipe = '', revision = ''] = text.split('#', 2);
  const [package_ = '', owner = ''] = recipe.split('@', 2);
  const [name = '', version = '', ...more] = package_.split('/');
  if (name === '' || version === '' || more.length > 0) return undefined;
  const [user, channel] = owner.split('/', 2);
  // What stands behind the percent sign is when the revision was made.
  const qualifiers = { user, channel, rrev: revision.split('%', 1)[0] };
  return { name, version, purl: purlOf({ type: 'conan', name, version, qualifiers }) };
}
