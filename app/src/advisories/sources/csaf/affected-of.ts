import type { TreeProduct } from '../../../documents/csaf/product-tree.ts';
import type { AdvisoryRange, AffectedPackage } from '../../../domain/advisory.ts';
import { readCpe } from '../../../domain/cpe.ts';
import { ecosystemOfPurl, type Purl, parsePurl, versionOfPurl } from '../../../domain/purl/index.ts';
import { intersectAll, plainInterval, readComparators } from '../../requirements/comparators.ts';
import { eventsOf } from '../../requirements/interval.ts';

/** What a document says of a product: `fixed` in the named version, `affected`, `safe` from the beginning, or not yet known. */
export type Status = 'fixed' | 'affected' | 'safe' | 'unknown';

const distributions: ReadonlySet<string> = new Set(['deb', 'rpm', 'apk']);

const everyVersion: AdvisoryRange = { type: 'ECOSYSTEM', events: [{ introduced: '0' }] };

/**
 * What one product with a status means for packages; undefined where it says nothing that could be compared.
 *
 * A distribution that fixes a package in a version says that all before it are affected on this platform. Elsewhere a fix is of the vendor's
 * own stream of versions, and says nothing of others: that version is safe.
 */
export function affectedOf(product: TreeProduct, status: Status): AffectedPackage | undefined {
  const purl = product.purl === undefined ? undefined : parsePurl(product.purl);
  const named = purl && ecosystemOfPurl(purl);
  if (purl && named) return ofPackage(product, purl, status, named);
  if (product.platform) return ofPlatform(product, product.platform, status);
  return purl ? undefined : ofProduct(product, status);
}

function ofPackage(
  product: TreeProduct,
  purl: Purl,
  status: Status,
  named: { readonly ecosystem: string; readonly release?: string; readonly name: string },
): AffectedPackage | undefined {
  // A source rpm is not what is installed.
  if (purl.qualifiers.arch === 'src') return undefined;
  const version = versionOfPurl(purl);
  const isDistribution = distributions.has(purl.type);
  const release = named.release ?? (isDistribution ? releaseOfCpe(product.platform?.cpe ?? product.cpe) : undefined);
  const what = { ecosystem: release === undefined ? named.ecosystem : `${named.ecosystem}:${release}`, name: named.name };
  if (status === 'unknown') return { ...what, versions: [], ranges: [] };
  if (status === 'affected') return { ...what, ...versionsOf(version) };
  if (status === 'safe') return { ...what, ...versionsOf(version), safe: 'notAffected' };
  // "Fixed" without a version does not say which one has the fix.
  if (version === undefined) return undefined;
  if (!isDistribution) return { ...what, versions: [version], ranges: [], safe: 'fixed' };
  return { ...what, versions: [], ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed: version }] }] };
}

function versionsOf(version: string | undefined): Pick<AffectedPackage, 'versions' | 'ranges'> {
  return version === undefined ? { versions: [], ranges: [everyVersion] } : { versions: [version], ranges: [] };
}

/** A part that has no purl is known by its name on its platform only: on no other one is it meant. */
function ofPlatform(product: TreeProduct, platform: TreeProduct, status: Status): AffectedPackage | undefined {
  const release = releaseOfCpe(platform.cpe);
  if (release === undefined || status === 'fixed') return undefined;
  const what = { ecosystem: `Red Hat:${release}`, name: product.name, versions: [], ranges: status === 'unknown' ? [] : [everyVersion] };
  return status === 'safe' ? { ...what, safe: 'notAffected' } : what;
}

function ofProduct({ name, product, vendor, range, hashes, cpe, ...tree }: TreeProduct, status: Status): AffectedPackage | undefined {
  const isSafe = status === 'fixed' || status === 'safe';
  const version = tree.version ?? (cpe === undefined ? undefined : readCpe(cpe)?.version);
  const ranges = range === undefined || status === 'unknown' ? [] : rangeOf(range);
  // A statement that something is safe must say which versions, or it says nothing that could be compared.
  if (isSafe && version === undefined && ranges.length === 0) return undefined;
  return {
    ...(isSafe ? { safe: status === 'fixed' ? 'fixed' : 'notAffected' } : {}),
    versions: [],
    ranges,
    product: {
      names: [...new Set([product ?? name, name])],
      publishers: vendor === undefined ? [] : [vendor],
      signers: [],
      platforms: [],
      versions: version === undefined || status === 'unknown' ? [] : [version.replace(/^v(?=\d)/i, '')],
      hashes,
      ...(cpe === undefined ? {} : { cpes: [cpe] }),
      domains: [],
    },
  };
}

/** `< V3.2`, `>= 1.0, < 2.0`, `all versions`, `vers:all/<V3.2`; nothing where it cannot be read, which leaves the product undetermined. */
function rangeOf(text: string): readonly AdvisoryRange[] {
  const plain = text
    .toLowerCase()
    .replace(/^vers:[a-z]+\//, '')
    .replace(/\b(?:all )?versions?\b/g, '')
    .replace(/\bv(?=\d)/g, '')
    .replace(/\s*(?:\||\band\b)\s*/g, ',')
    .trim();
  if (plain === '' || plain === '*') return [everyVersion];
  const comparators = readComparators(plain);
  const interval = comparators && intersectAll('intdot', comparators.map(plainInterval));
  return interval ? [{ type: 'ECOSYSTEM', events: eventsOf([interval], (version) => `${version}.0.0.1`) }] : [];
}

/** `cpe:/a:redhat:enterprise_linux:9::appstream` as OSV names Red Hat's releases: `enterprise_linux:9::appstream`. */
function releaseOfCpe(cpe: string | undefined): string | undefined {
  const match = /^cpe:(?:\/[aoh]|2\.3:[aoh]):redhat:(.+)$/.exec(cpe ?? '');
  return match?.[1]?.replace(/(?::[*-]?)+$/, '');
}
