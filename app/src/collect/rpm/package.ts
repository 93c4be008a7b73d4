import type { Distro } from '../../domain/distro.ts';
import { purlOf } from '../../domain/purl/index.ts';
import type { Entry } from '../collected-builder.ts';
import { distroQualifier } from '../distro-qualifier.ts';
import { type Header, tags } from './header.ts';

/** The namespaces of purls where they are not the id of os-release. */
const namespaces: Readonly<Record<string, string>> = {
  rhel: 'redhat',
  sles: 'suse',
  sled: 'suse',
  'opensuse-leap': 'opensuse',
  'opensuse-tumbleweed': 'opensuse',
};

/** The component of an installed package; undefined where its header does not say what it is. */
export function packageOf(header: Header, distro: Distro | undefined): Entry | undefined {
  const name = header.text(tags.name);
  const version = header.text(tags.version);
  const release = header.text(tags.release);
  if (!name || !version || !release) return undefined;
  // No epoch and epoch 0 are one.
  const epoch = header.integer(tags.epoch) || undefined;
  const arch = header.text(tags.arch);
  const purl = purlOf({
    type: 'rpm',
    namespace: distro && (Object.hasOwn(namespaces, distro.id) ? namespaces[distro.id] : distro.id),
    name,
    version: `${version}-${release}`,
    qualifiers: {
      arch,
      epoch: epoch?.toString(),
      distro: distroQualifier(distro),
      upstream: header.text(tags.sourceRpm),
      rpmmod: header.text(tags.modularityLabel),
    },
  });
  const evr = `${epoch === undefined ? '' : `${epoch}:`}${version}-${release}`;
  return {
    ref: `${name}-${evr}.${arch ?? 'none'}`,
    kind: 'library',
    name,
    version: evr,
    purl,
    licenses: header.texts(tags.license).slice(0, 1),
    supplier: said(header.text(tags.vendor)),
    publisher: said(header.text(tags.packager)),
  };
}

/** Keys that are trusted for signatures stand among the packages. */
export function isKey(header: Header): boolean {
  return header.text(tags.name) === 'gpg-pubkey';
}

/** rpm's own word for what a package leaves out. */
function said(value: string | undefined): string | undefined {
  return value === '(none)' ? undefined : value;
}
