import { type Loss, type Target, writeAsOpened, writeInForm } from '../../documents/convert/index.ts';
import { patchDocument, redactDocument, type TrimWishes, trimDocument, writeDocument } from '../../documents/edit/index.ts';
import { isObject } from '../../documents/fields.ts';
import { type MergeWishes, mergeDocuments } from '../../documents/merge/index.ts';
import type { JsonObject } from '../../documents/reading.ts';
import { parsePath } from '../../documents/select/index.ts';
import { openForWork, type WorkDocument } from '../../documents/work-document.ts';
import { messageOf, WaybillError } from '../../domain/errors.ts';
import type { Input } from '../../platform/files/inputs.ts';
import { parseJson } from '../../platform/json/index.ts';
import { compilePattern } from '../../platform/pattern/index.ts';

/** A document that was made out of others, as text, and what is to be said of it. */
export interface Edited {
  readonly text: string;
  /** What was done, in a sentence or a few. */
  readonly notes: readonly string[];
  /** What was asked for and could not be done. */
  readonly undone: readonly string[];
}

/** Takes parts out of a document. @throws whatever makes it unreadable; WaybillError `usage` for paths that are none */
export async function trim(input: Input, wishes: TrimWishes): Promise<Edited> {
  const document = await openForEditing(input);
  const { removed, unknownPaths, unknownKeys } = trimDocument(document.value, wishes);
  const { text, losses } = await writeAsOpened(document, document.value);
  return {
    text,
    notes: [
      `${removed} values were taken out.`,
      ...lossNotes(losses),
      ...unknownKeys.map((key) => `The key “${key}” stands nowhere where it was looked for.`),
    ],
    undone: unknownPaths.map((path) => `“${path}” names nothing in ${input.path}`),
  };
}

/** Applies a JSON Patch or a JSON Merge Patch. @throws WaybillError `malformed` for a patch that cannot be applied; nothing is written then */
export async function patch(input: Input, patchFile: Input): Promise<Edited> {
  const document = await openForEditing(input);
  const bytes = await patchFile.bytes().catch((cause: unknown) => {
    throw new WaybillError('usage', messageOf(cause), { cause });
  });
  const patched = patchDocument(document.value, parseJson(bytes, { path: patchFile.path }));
  // A patch may replace the whole document by something else.
  if (!isObject(patched)) return { text: writeDocument(patched), notes: ['The patch was applied.'], undone: [] };
  const { text, losses } = await writeAsOpened(document, patched);
  return { text, notes: ['The patch was applied.', ...lossNotes(losses)], undone: [] };
}

export interface RedactTexts {
  readonly paths: readonly string[];
  readonly keys: readonly string[];
  readonly patterns: readonly string[];
  readonly people: boolean;
}

/** Replaces text that shall not be seen. @throws as `trim` */
export async function redact(input: Input, { paths, keys, patterns, people }: RedactTexts): Promise<Edited> {
  const wishes = { paths: paths.map(parsePath), keys, patterns: patterns.map(compilePattern), people };
  const document = await openForEditing(input);
  const { replaced, texts, unknownPaths } = redactDocument(document.value, wishes);
  const { text, losses } = await writeAsOpened(document, document.value);
  return {
    text,
    notes: [...lossNotes(losses), `${replaced} values with ${texts} different texts were replaced.`],
    undone: unknownPaths.map((path) => `“${path}” names nothing in ${input.path}`),
  };
}

/** Merges documents; one that cannot be read refuses the whole, for what would be written would pass for complete. */
export async function merge(inputs: AsyncIterable<Input>, wishes: MergeWishes): Promise<Edited> {
  const sources: { path: string; document: WorkDocument }[] = [];
  for await (const input of inputs) sources.push({ path: input.path, document: await openForEditing(input) });
  const { document, components, conflicts, losses } = await mergeDocuments(sources, wishes);
  const written = await writeInForm(document, formOfMerged(sources, document));
  return {
    text: written.text,
    notes: [
      `${sources.length} documents were merged into one with ${components} components, ${conflicts.length} conflicts.`,
      ...lossNotes([...losses, ...written.losses]),
      ...conflicts.map(({ component, field, path }) => `${path} says something else of ${component}: ${field}`),
    ],
    undone: [],
  };
}

/** The form that all documents have, where documents are written in it; JSON else. */
function formOfMerged(sources: readonly { readonly document: WorkDocument }[], { specVersion }: JsonObject): Target {
  const { format, form } = sources[0]!.document;
  const isWritten = form === 'yaml' || form === 'tag-value' || (form === 'xml' && format === 'cyclonedx');
  const isOfAll = sources.every(({ document }) => document.form === form && document.format === format);
  return { format, version: String(specVersion ?? ''), form: isWritten && isOfAll ? form : 'json' };
}

/** What the form in which a document is written again has no place for. */
function lossNotes(losses: readonly Loss[]): string[] {
  return losses.map(({ field, count, reason }) => `${field || 'the document'}, ${count} times: ${reason}`);
}

async function openForEditing(input: Input): Promise<WorkDocument> {
  return openForWork(await input.bytes(), input.path);
}
