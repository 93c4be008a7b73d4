import { WaybillError } from '../../domain/errors.ts';
import { renderCsv } from '../render/csv.ts';
import { renderMarkdown } from '../render/markdown.ts';
import { renderText } from '../render/text.ts';
import type { View } from '../render/view.ts';
import { openTarget, writeTo } from './target.ts';

export type OutputFormat = 'table' | 'json' | 'jsonl' | 'csv' | 'markdown' | 'sarif' | 'junit' | 'cyclonedx' | 'spdx' | 'openvex';

/** Where one form of the answer goes. */
export interface OutputWish {
  readonly format: OutputFormat;
  /** Undefined is standard output. */
  readonly file: string | undefined;
}

/** The forms that every answer has. */
export const commonFormats: readonly OutputFormat[] = ['table', 'json', 'jsonl', 'csv', 'markdown'];

/** The forms that only some answers have. */
export const otherFormats: readonly OutputFormat[] = ['sarif', 'junit', 'cyclonedx', 'spdx', 'openvex'];

const formats: readonly string[] = [...commonFormats, ...otherFormats];

/** `FORMAT` or `FORMAT=FILE`. @throws usage */
export function parseOutputWish(text: string): OutputWish {
  const equals = text.indexOf('=');
  const format = equals < 0 ? text : text.slice(0, equals);
  if (!formats.includes(format))
    throw new WaybillError('usage', `There is no output format “${format}”. There are: ${formats.join(', ')}.`);
  const file = equals < 0 ? undefined : text.slice(equals + 1);
  if (file === '') throw new WaybillError('usage', `“${text}” names no file behind the “=”.`);
  return { format: format as OutputFormat, file };
}

/** One whole answer: its JSON, and what people read of it. */
export interface DocumentAnswer<T> {
  readonly value: T & { readonly schema: string };
  view(value: T): View;
  /** Forms that this answer has beyond the common ones. */
  readonly forms?: Forms<[value: T]>;
}

/** How to write an answer in forms that only some answers have: `sarif`, `junit`, or another text in place of a common form. */
export type Forms<Args extends unknown[]> = Readonly<Partial<Record<OutputFormat, (...args: Args) => string>>>;

/** Prints one whole answer in every form that was wished for. @throws usage before anything is written where it has no such form */
export function printDocument<T>(wishes: readonly OutputWish[], answer: DocumentAnswer<T>): void {
  requireForms(wishes, answer.forms);
  for (const { format, file } of wishes) writeTo(file, (write) => write(renderDocument(format, answer)));
}

function renderDocument<T>(format: OutputFormat, { value, view, forms = {} }: DocumentAnswer<T>): string {
  const own = forms[format];
  if (own) return own(value);
  switch (format) {
    case 'json':
      return `${JSON.stringify(value, null, 2)}\n`;
    case 'jsonl':
      return `${JSON.stringify(value)}\n${JSON.stringify({ summary: { schema: value.schema } })}\n`;
    case 'table':
      return renderText(view(value));
    case 'csv':
      return renderCsv(view(value));
    case 'markdown':
      return renderMarkdown(view(value));
    default:
      throw unfit(format, forms);
  }
}

function requireForms(wishes: readonly OutputWish[], forms: object = {}): void {
  for (const { format } of wishes) if (!commonFormats.includes(format) && !(format in forms)) throw unfit(format, forms);
}

/** Prints a text that is an answer by itself, such as a document, in whatever of `accepted` was wished for; a table is then the text too. */
export function printText(wishes: readonly OutputWish[], accepted: readonly OutputFormat[], text: string): void {
  for (const { format } of wishes) {
    if (format !== 'table' && !accepted.includes(format))
      throw new WaybillError('usage', `This command writes a document, not “${format}”. It has ${accepted.join(', ')}.`);
  }
  for (const { file } of wishes) writeTo(file, (write) => write(text));
}

/** An answer that becomes known line by line. */
export interface LinesAnswer<Line, Summary> {
  readonly schema: string;
  readonly lines: AsyncIterable<Line>;
  /** What stands at the end, once all lines are known. */
  summarise(): Summary;
  view(lines: readonly Line[], summary: Summary): View;
  /** Forms that this answer has beyond the common ones. */
  readonly forms?: Forms<[lines: readonly Line[], summary: Summary]>;
}

/** Prints an answer line by line: `jsonl` as soon as each is known, the other forms once all are. Each line is also told to `onLine`. */
export async function printLines<Line extends object, Summary>(
  wishes: readonly OutputWish[],
  answer: LinesAnswer<Line, Summary>,
  onLine: (line: Line) => void = () => {},
): Promise<Summary> {
  requireForms(wishes, answer.forms);
  const streams = wishes.flatMap(({ format, file }) => (format === 'jsonl' ? [openTarget(file)] : []));
  const others = wishes.filter(({ format }) => format !== 'jsonl');
  const kept: Line[] = [];
  let first = true;
  const textOf = (line: object): string => {
    const text = JSON.stringify(first ? { schema: answer.schema, ...line } : line);
    first = false;
    return `${text}\n`;
  };
  for await (const line of answer.lines) {
    if (streams.length > 0) {
      const text = textOf(line);
      for (const stream of streams) stream.write(text);
    }
    if (others.length > 0) kept.push(line);
    onLine(line);
  }
  const summary = answer.summarise();
  if (streams.length > 0) {
    const text = textOf({ summary });
    for (const stream of streams) stream.write(text);
  }
  for (const stream of streams) stream.close();
  const value = { schema: answer.schema, results: kept, summary };
  const forms = Object.fromEntries(Object.entries(answer.forms ?? {}).map(([format, write]) => [format, () => write(kept, summary)]));
  printDocument(others, { value, view: () => answer.view(kept, summary), forms });
  return summary;
}

function unfit(format: OutputFormat, forms: object): WaybillError {
  const has = [...commonFormats, ...Object.keys(forms).filter((name) => !(commonFormats as readonly string[]).includes(name))];
  return new WaybillError('usage', `This command has no output in the format “${format}”. It has ${has.join(', ')}.`);
}
