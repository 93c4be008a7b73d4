import { basename, dirname } from 'node:path';
import type { LicenseDetector } from '../../../licenses/index.ts';
import { filePieces } from '../../../platform/files/file-pieces.ts';
import { parseJson } from '../../../platform/json/index.ts';
import { declaredIn, isManifest } from '../declared-license.ts';
import { isLicenseFile } from '../package-licenses.ts';
import { type ScanTarget, scanTargets } from '../scan-targets.ts';

/** A package with the texts that it carries. */
export interface CarriedPackage {
  readonly name: string;
  readonly version: string | undefined;
  /** What its manifest declares. */
  readonly declared: string | undefined;
  readonly texts: readonly CarriedText[];
  /** What stands in its NOTICE, which has to be passed on. */
  readonly notices: readonly string[];
}

export interface CarriedText {
  readonly path: string;
  readonly text: string;
  /** What it says; null where it names no known licence. */
  readonly expression: string | null;
}

/** Larger files are no licence texts. Bytes. */
const maxText = 2 * 1024 * 1024;

const noticeName = /^notices?(?:\.(?:txt|md))?$/i;

interface Folder {
  manifest?: { readonly name: string; readonly version: string | undefined; readonly declared: string | undefined };
  readonly texts: CarriedText[];
  readonly notices: string[];
}

/** The packages of source trees: folders with a manifest, and the licence files and notices beside it. */
export async function carriedPackages(paths: readonly string[], detector: LicenseDetector): Promise<readonly CarriedPackage[]> {
  const folders = new Map<string, Folder>();
  const at = (path: string): Folder => {
    const found = folders.get(path) ?? { texts: [], notices: [] };
    folders.set(path, found);
    return found;
  };
  for await (const target of scanTargets(paths)) {
    const { path } = target;
    const [name, folder] = [basename(path), dirname(path)];
    const isNotice = noticeName.test(name);
    if (!isManifest(path) && !isLicenseFile(path) && !isNotice) continue;
    const bytes = read(target);
    if (!bytes) continue;
    const text = new TextDecoder().decode(bytes);
    if (isNotice) at(folder).notices.push(text);
    else if (isManifest(path))
      at(folder).manifest ??= { ...identityOf(path, text), declared: declaredIn(path, bytes, detector.detect(bytes)) };
    else
      at(/^licen[cs]es?$/i.test(basename(folder)) ? dirname(folder) : folder).texts.push({
        path,
        text,
        expression: detector.detect(bytes).expression,
      });
  }
  return [...folders.values()].flatMap(({ manifest, texts, notices }) =>
    manifest && isPackage(manifest, texts) ? [{ ...manifest, texts, notices }] : [],
  );
}

/** A package.json that only says `"type": "module"` is none. */
function isPackage({ declared }: NonNullable<Folder['manifest']>, texts: readonly CarriedText[]): boolean {
  return declared !== undefined || texts.length > 0;
}

function read({ realPath, error }: ScanTarget): Uint8Array | undefined {
  if (error || realPath === undefined) return undefined;
  try {
    const [first] = filePieces(realPath, maxText + 1);
    return first && first.length <= maxText ? first : undefined;
  } catch {
    return undefined;
  }
}

/** Name and version as the manifest gives them; the folder's name where it gives none. */
function identityOf(path: string, text: string): { readonly name: string; readonly version: string | undefined } {
  const folder = basename(dirname(path));
  if (path.endsWith('.json')) {
    const { name, version } = fieldsOf(text);
    return { name: typeof name === 'string' && name !== '' ? name : folder, version: typeof version === 'string' ? version : undefined };
  }
  const field = (wanted: string) => new RegExp(`^${wanted}\\s*[:=]\\s*["']?([^"'\\s]{1,200})`, 'im').exec(text.slice(0, 100_000))?.[1];
  return { name: field('name') ?? field('package') ?? folder, version: field('version') };
}

function fieldsOf(text: string): { readonly name?: unknown; readonly version?: unknown } {
  try {
    const value = parseJson(new TextEncoder().encode(text));
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
