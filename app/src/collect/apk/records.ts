import { linesOf } from '../lines.ts';

/** A package of apk's database: its fields have one letter each, and case counts. */
export interface ApkRecord {
  /** Of its first line. */
  readonly line: number;
  get(field: string): string | undefined;
  /** The first line that is no field; undefined where all are. */
  readonly strayLine: number | undefined;
}

/** The fields that tell what a package is. The rest of a record, most of it, are its files. */
const told: ReadonlySet<string> = new Set(['P', 'V', 'A', 'L', 'o', 'm', 'D', 'p']);

/**
 * Reads the records of apk's database, one at a time: lines of a letter, a colon and a value, with an empty line behind each record.
 *
 * @see https://wiki.alpinelinux.org/wiki/Apk_spec
 */
export function* records(text: string): Iterable<ApkRecord> {
  let open: { readonly line: number; readonly fields: Map<string, string>; strayLine: number | undefined } | undefined;
  for (const { number, text: line } of linesOf(text)) {
    if (line.trim() === '') {
      if (open) yield recordOf(open);
      open = undefined;
      continue;
    }
    open ??= { line: number, fields: new Map(), strayLine: undefined };
    if (line[1] !== ':') open.strayLine ??= number;
    else if (told.has(line[0]!) && !open.fields.has(line[0]!)) open.fields.set(line[0]!, line.slice(2).trim());
  }
  if (open) yield recordOf(open);
}

function recordOf({
  line,
  fields,
  strayLine,
}: {
  readonly line: number;
  readonly fields: ReadonlyMap<string, string>;
  readonly strayLine: number | undefined;
}): ApkRecord {
  return { line, strayLine, get: (field) => fields.get(field) };
}
