import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { type ErrorCode, messageOf, WaybillError } from '../../../domain/errors.ts';
import type { LicenseDetector } from '../../../licenses/index.ts';
import { readInputs } from '../../check/read-inputs.ts';
import { type CarriedPackage, carriedPackages } from './carried-packages.ts';

export interface GatheredPackages {
  readonly packages: readonly CarriedPackage[];
  readonly unread: readonly { readonly input: string; readonly code: ErrorCode; readonly message: string }[];
}

/** The packages of folders, with the texts they carry, and the components of SBOMs, with what they declare. */
export async function gatherPackages(paths: readonly string[], detector: LicenseDetector, stdin: Readable): Promise<GatheredPackages> {
  const packages: CarriedPackage[] = [];
  const unread: { input: string; code: ErrorCode; message: string }[] = [];
  for (const path of paths) {
    const found = path === '-' ? undefined : await stat(path).catch(() => undefined);
    if (found?.isDirectory()) packages.push(...(await carriedPackages([path], detector)));
    else
      for await (const one of readInputs([path], stdin)) {
        if ('error' in one) {
          const { error, input } = one;
          unread.push({ input, code: error instanceof WaybillError ? error.code : 'internal', message: messageOf(error) });
        } else {
          for (const { name, version, licenses = [] } of one.collected.components)
            packages.push({ name, version, declared: joined(licenses), texts: [], notices: [] });
        }
      }
  }
  return { packages, unread };
}

function joined(licenses: readonly string[]): string | undefined {
  if (licenses.length < 2) return licenses[0];
  return licenses.map((one) => (/\sOR\s/i.test(one) ? `(${one})` : one)).join(' AND ');
}
