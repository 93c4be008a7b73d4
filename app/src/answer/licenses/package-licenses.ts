import { basename, dirname } from 'node:path';
import type { FileLicenses } from '../../licenses/index.ts';
import { type Agreement, compareDeclared } from './compare-declared.ts';
import type { ScannedFile } from './scan-file.ts';

/** A package whose manifest and licence texts do not say the same. */
export interface LicenseConflict {
  /** The folder of the package. */
  readonly package: string;
  readonly manifest: string;
  readonly declared: string;
  /** What each licence file beside the manifest says. */
  readonly detected: readonly { readonly path: string; readonly expression: string | null; readonly similarTo: string | null }[];
  readonly agreement: Agreement;
}

/** How many packages say what of themselves. */
export interface PackageCounts {
  /** Those with a manifest that declares a licence, and a licence file beside it. */
  readonly compared: number;
  /** Those whose texts name the declared licences, or enough of a choice. */
  readonly agreeing: number;
  /** Those whose texts name the declared licences and further ones, as of parts that are bundled. */
  readonly naming: number;
  /** Those that declare a licence and carry no text. */
  readonly withoutText: number;
}

/** Gathers the packages of a scan from its files, in any order. */
export interface PackageLicenses {
  add(file: ScannedFile): void;
  counts(): PackageCounts;
  /** In the order of their folders. */
  conflicts(): readonly LicenseConflict[];
}

interface Folder {
  readonly manifests: { readonly path: string; readonly declared: string }[];
  readonly texts: (FileLicenses & { readonly path: string })[];
}

/** Names of files that hold the licence of what stands beside them. */
const licenseName =
  /^(?:(?:un)?licen[cs]es?|copying(?:\.lesser)?|(?:mit|bsd|isc|apache2?|gpl|lgpl|mpl)[-_.]licen[cs]e)(?:[-_.].*)?$|^[^.]*[-_]licen[cs]e(?:\.(?:txt|md))?$/i;

/** Folders that hold the licence texts of the package above them. */
const licenseFolder = /^licen[cs]es?$/i;

/** Code, data and pages that are named after licences. */
const otherKind = /\.(?:[cm]?[jt]sx?|json|ya?ml|map|css|py|rb|go|rs|java|class|html?)$/i;

/** The licences of others, which a package passes on. */
const ofOthers = /3rd|third|bundled|dependenc/i;

/** Whether a file, by its name and that of its folder, holds the licence of the package that it belongs to. */
export function isLicenseFile(path: string): boolean {
  const name = basename(path);
  if (otherKind.test(name) || ofOthers.test(name)) return false;
  return licenseName.test(name) || licenseFolder.test(basename(dirname(path)));
}

export function packageLicenses(): PackageLicenses {
  const folders = new Map<string, Folder>();
  const folderAt = (path: string) => {
    const found = folders.get(path) ?? { manifests: [], texts: [] };
    folders.set(path, found);
    return found;
  };
  const compared = () =>
    [...folders].flatMap(([path, { manifests, texts }]) =>
      texts.length === 0
        ? []
        : manifests.map((manifest) => ({ path, manifest, texts, agreement: compareDeclared(manifest.declared, texts) })),
    );
  return {
    add(file) {
      if (file.kind !== 'scanned') return;
      const { path, declared, expression, detections } = file;
      const folder = dirname(path);
      if (declared !== undefined) folderAt(folder).manifests.push({ path, declared });
      else if (isLicenseFile(path)) {
        const owner = licenseFolder.test(basename(folder)) ? dirname(folder) : folder;
        folderAt(owner).texts.push({ path, expression, detections });
      }
    },
    counts() {
      const all = compared();
      const alone = [...folders.values()].filter(({ manifests, texts }) => manifests.length > 0 && texts.length === 0);
      return {
        compared: all.length,
        agreeing: all.filter(({ agreement }) => agrees(agreement)).length,
        naming: all.filter(({ agreement }) => agreement === 'more').length,
        withoutText: alone.length,
      };
    },
    conflicts: () =>
      compared()
        .filter(({ agreement }) => !agrees(agreement))
        .sort((a, b) => (a.manifest.path < b.manifest.path ? -1 : 1))
        .map(({ path, manifest, texts, agreement }) => ({
          package: path,
          manifest: manifest.path,
          declared: manifest.declared,
          detected: texts.map((text) => ({
            path: text.path,
            expression: text.expression,
            similarTo: text.detections.find(({ similarTo }) => similarTo !== undefined)?.similarTo ?? null,
          })),
          agreement,
        })),
  };
}

function agrees(agreement: Agreement): boolean {
  return agreement === 'same' || agreement === 'part';
}
