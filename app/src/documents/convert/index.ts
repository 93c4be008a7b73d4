import { dump } from 'js-yaml';
import { WaybillError } from '../../domain/errors.ts';
import { writeDocument } from '../edit/put.ts';
import type { JsonObject } from '../reading.ts';
import { toTagValue } from '../spdx2/tag-value/to-tag-value.ts';
import type { WorkDocument } from '../work-document.ts';
import { cyclonedxToSpdx2 } from './cyclonedx-to-spdx2.ts';
import { toCycloneDxVersion } from './cyclonedx-version.ts';
import { type Loss, Losses } from './losses.ts';
import { spdx2ToCyclonedx } from './spdx2-to-cyclonedx.ts';
import { spdx2ToSpdx3 } from './spdx2-to-spdx3.ts';
import { spdx3ToSpdx2 } from './spdx3-to-spdx2.ts';
import { type Target, targetNamed } from './targets.ts';
import { toCycloneDxXml } from './to-cyclonedx-xml.ts';
import { toSpdx2Version } from './to-spdx2.ts';
import { toSpdx301 } from './to-spdx3.ts';

export type { Loss } from './losses.ts';
export { type Target, targets } from './targets.ts';

export interface Converted {
  /** The document as it is written. */
  readonly text: string;
  /** What could not be carried over, or only in other words. */
  readonly losses: readonly Loss[];
}

/**
 * Tells a document in another format, version or form.
 *
 * @param target one of `targets`
 * @throws WaybillError `usage` for a target that there is not
 */
export async function convertDocument(source: WorkDocument, target: string): Promise<Converted> {
  const wanted = targetNamed(target);
  const losses = new Losses();
  noteUntold(source, losses);
  const text = await tell(source, wanted, losses);
  return { text, losses: losses.list() };
}

/**
 * Writes a document in the form that it was opened in, after it was changed.
 *
 * @param value the changed document in the form of JSON
 */
export async function writeAsOpened(source: WorkDocument, value: JsonObject): Promise<Converted> {
  const { format, version = '', form } = source;
  const { text, losses } = await writeInForm(value, { format, version, form });
  return { text, losses: [...untoldOf(source), ...losses] };
}

/** Writes a document of a format and version in one of its forms. */
export async function writeInForm(value: JsonObject, target: Target): Promise<Converted> {
  const losses = new Losses();
  const text = await write(value, target, losses);
  return { text, losses: losses.list() };
}

/** What was lost when the document was opened. */
export function untoldOf(source: WorkDocument): readonly Loss[] {
  const losses = new Losses();
  noteUntold(source, losses);
  return losses.list();
}

function noteUntold({ format, opened }: WorkDocument, losses: Losses): void {
  for (const { message } of opened.problems) losses.note('', message);
  for (const { way } of opened.untold ?? [])
    losses.note(way, `${format === 'cyclonedx' ? 'CycloneDX' : 'SPDX'} in JSON has no place for it`);
}

async function tell(source: WorkDocument, target: Target, losses: Losses): Promise<string> {
  if (target.format === 'cyclonedx') {
    const document = source.format === 'cyclonedx' ? source.value : spdx2ToCyclonedx(asSpdx2(source, losses), losses);
    if (target.form === 'xml') return toCycloneDxXml(document, target.version, losses);
    return writeDocument(await toCycloneDxVersion(document, target.version, losses));
  }
  if (target.format === 'spdx3') {
    if (source.format !== 'spdx3') return writeDocument(spdx2ToSpdx3(asSpdx2(source, losses), losses));
    return writeDocument(source.version === target.version ? source.value : toSpdx301(source.value, losses));
  }
  return write(await toSpdx2Version(asSpdx2(source, losses), target.version, losses), target, losses);
}

function asSpdx2({ format, value }: WorkDocument, losses: Losses): JsonObject {
  if (format === 'spdx2') return value;
  return format === 'spdx3' ? spdx3ToSpdx2(value, losses) : cyclonedxToSpdx2(value, losses);
}

async function write(document: JsonObject, { format, form, version }: Target, losses: Losses): Promise<string> {
  const note = (pointer: string, reason: string) => losses.note(pointer, reason);
  if (form === 'rdf' || form === 'protobuf' || (form === 'xml' && format !== 'cyclonedx')) {
    const what = { rdf: 'SPDX in RDF/XML', protobuf: 'CycloneDX in protocol buffers', xml: 'SPDX in XML' }[form];
    throw new WaybillError('unsupported-version', `${what} is read, but not written; convert it to another form first`);
  }
  if (form === 'xml') return toCycloneDxXml(document, version, losses);
  if (form === 'tag-value') return toTagValue(document, note);
  return form === 'yaml' ? toYaml(document) : writeDocument(document);
}

/** What it is stands first, so that readers know at once. */
function toYaml({ spdxVersion, ...others }: JsonObject): string {
  return dump({ spdxVersion, ...others }, { noRefs: true, lineWidth: -1 });
}
