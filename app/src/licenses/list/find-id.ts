import { exceptionIds } from './exception-ids.ts';
import { licenseIds } from './license-ids.ts';

const licenses = new Map(licenseIds.map((id) => [id.toLowerCase(), id]));
const exceptions = new Map(exceptionIds.map((id) => [id.toLowerCase(), id]));

/** The licence id as the SPDX list spells it, whatever the case of `text`; undefined where the list has none (SPDX 2.3, annex D.2). */
export function findLicenseId(text: string): string | undefined {
  return licenses.get(text.toLowerCase());
}

/** The exception id as the SPDX list spells it, whatever the case of `text`. */
export function findExceptionId(text: string): string | undefined {
  return exceptions.get(text.toLowerCase());
}
