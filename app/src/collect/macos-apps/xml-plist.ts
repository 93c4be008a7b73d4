import { SaxesParser } from 'saxes';
import { limits } from '../../platform/limits.ts';
import type { PlistEntries } from './plist.ts';

/** Elements that stand for their text; those of truth stand for their name. */
const texts: ReadonlySet<string> = new Set(['string', 'integer', 'real', 'date']);
const truths: ReadonlySet<string> = new Set(['true', 'false']);

/** The depth of the keys and values of the outermost dictionary: below `plist` and `dict`. */
const entryDepth = 3;

/** @see readPlist */
export function readXmlPlist(text: string, wanted: ReadonlySet<string>): PlistEntries {
  const entries = new Map<string, string>();
  const open: string[] = [];
  let key: string | undefined;
  let content = '';
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => {
    if (open.push(name) > limits.documentDepth) throw new Error(`nested deeper than ${limits.documentDepth} elements`);
    if ((open.length === 1 && name !== 'plist') || (open.length === 2 && name !== 'dict'))
      throw new Error('no dictionary of a property list');
    content = '';
  });
  parser.on('text', (part) => {
    if (open.length === entryDepth && content.length <= limits.fieldLength) content += part;
  });
  parser.on('closetag', ({ name }) => {
    if (open.length === entryDepth) {
      if (name === 'key') key = content;
      else {
        const value = truths.has(name) ? name : texts.has(name) ? content : undefined;
        if (key !== undefined && value !== undefined && wanted.has(key) && !entries.has(key)) entries.set(key, value);
        key = undefined;
      }
    }
    open.pop();
  });
  parser.write(text).close();
  return entries;
}
