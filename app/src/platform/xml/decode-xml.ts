import type { Place } from '../../domain/errors.ts';
import { WaybillError } from '../../domain/errors.ts';
import { decodeText } from '../json/decode-text.ts';

/**
 * Text of an XML document, in the encoding that it declares: UTF-8 where it declares none, UTF-16 with a byte order mark.
 *
 * @throws WaybillError `not-text`
 * @see XML 1.0, appendix F
 */
export function decodeXml(bytes: Uint8Array, place: Place): string {
  const declared = /^<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(String.fromCharCode(...bytes.subarray(0, 200)))?.[1];
  if (declared === undefined || /^(?:utf-?8|utf-?16|us-ascii)$/i.test(declared)) return decodeText(bytes, place);
  try {
    return new TextDecoder(declared, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new WaybillError('not-text', `the document declares the encoding ${declared}, which it is not, or which is not known`, {
      place,
      cause,
    });
  }
}
