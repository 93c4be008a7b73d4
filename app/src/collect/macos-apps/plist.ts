import { limits } from '../../platform/limits.ts';
import { isBinaryPlist, readBinaryPlist } from './binary-plist.ts';
import { readXmlPlist } from './xml-plist.ts';

/** The wanted entries of a property list's outermost dictionary: texts, numbers and truth values, all as text. */
export type PlistEntries = ReadonlyMap<string, string>;

/**
 * Reads a property list in one of the two forms that Apple's tools write, XML and binary.
 *
 * Only what is wanted is read, and never what is nested: so a list that is made to be read for ever costs no more than its size.
 *
 * @throws Error for what is neither, or is damaged where it is read
 */
export function readPlist(bytes: Uint8Array, wanted: ReadonlySet<string>): PlistEntries {
  if (bytes.length > limits.plistBytes) throw new Error(`larger than ${limits.plistBytes} bytes`);
  return isBinaryPlist(bytes) ? readBinaryPlist(bytes, wanted) : readXmlPlist(new TextDecoder().decode(bytes), wanted);
}
