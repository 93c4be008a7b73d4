import { FAILSAFE_SCHEMA, load, nullCoreTag, YAMLException } from 'js-yaml';
import { messageOf } from '../../domain/errors.ts';
import type { Gap } from '../../domain/gap.ts';
import { limits } from '../../platform/limits.ts';
import { boundedAliases } from '../../platform/yaml/bounded-aliases.ts';
import type { FeedDocument, FeedFile } from '../sources/source.ts';

/** Everything is text but null: in `versions: [1.10]` the number would be 1.1, which is another version. */
const textSchema = FAILSAFE_SCHEMA.withTags(nullCoreTag);

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** A feed's file with its content parsed; a gap where its ending or first byte promises JSON or YAML and it is not. Never throws. */
export function decode(file: FeedFile): FeedDocument | Gap {
  const form = formOf(file);
  if (form === undefined) return { ...file, value: undefined };
  let text: string;
  try {
    text = utf8.decode(file.bytes);
  } catch {
    return gap(file.path, 'It is not UTF-8 text.');
  }
  return form === 'json' ? decodeJson(file, text) : decodeYaml(file, text);
}

function decodeJson(file: FeedFile, text: string): FeedDocument | Gap {
  try {
    return { ...file, value: JSON.parse(text) };
  } catch (error) {
    const [, line, column] = /\(line (\d+) column (\d+)\)/.exec(messageOf(error)) ?? [];
    const place = line && column ? { line: Number(line), column: Number(column) } : {};
    return { ...gap(file.path, `It is not JSON: ${messageOf(error).slice(0, 200)}.`), ...place };
  }
}

function decodeYaml(file: FeedFile, text: string): FeedDocument | Gap {
  try {
    const value = load(text, { schema: textSchema, maxDepth: limits.documentDepth, maxAliases: limits.advisoryAliases });
    return { ...file, value: boundedAliases(value, text) };
  } catch (error) {
    const mark = error instanceof YAMLException ? error.mark : undefined;
    const place = mark ? { line: mark.line + 1, column: mark.column + 1 } : {};
    const reason = error instanceof YAMLException ? error.reason : messageOf(error);
    return { ...gap(file.path, `It is not YAML that can be read: ${reason.slice(0, 200)}.`), ...place };
  }
}

function formOf({ path, bytes }: FeedFile): 'json' | 'yaml' | undefined {
  if (/\.json$/i.test(path)) return 'json';
  if (/\.ya?ml$/i.test(path)) return 'yaml';
  if (/\.[a-z]{1,8}$/i.test(path)) return undefined;
  // A download may have no ending: an object or a list is JSON.
  const first = bytes.find((byte) => byte > 0x20);
  return first === 0x7b || first === 0x5b ? 'json' : undefined;
}

function gap(path: string, message: string): Gap {
  return { kind: 'unreadable-file', path, message, blocking: true };
}
