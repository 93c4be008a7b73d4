import { isObject, objectsOf, wordOf } from '../../fields.ts';
import type { JsonObject } from '../../reading.ts';
import { type Field, fieldsByTag, listOfSection, type Section } from './fields.ts';

/** Told of each value that has no tag. */
type Note = (pointer: string, reason: string) => void;

const noTag = 'tag-value form has no tag for it';

/** Tags that say the same as another, which is written instead. */
const aliases: ReadonlySet<string> = new Set(['SnippetSPDXIdentifier', 'SnippetFromFile']);

/** Writes an SPDX 2 document in the form of JSON in tag-value form. @param note told of each value that has no tag there */
export function toTagValue(document: JsonObject, note: Note): string {
  const writing = new Writing(note);
  writing.section('document', document, '');
  writing.creation(document.creationInfo);
  writing.annotations(document, 'SPDXRef-DOCUMENT', '');
  const files = new Set<unknown>();
  for (const section of ['package', 'file', 'snippet', 'license', 'review'] as const) {
    for (const [index, object] of objectsOf(document[listOfSection[section]!]).entries()) {
      const pointer = `/${listOfSection[section]}/${index}`;
      writing.blank();
      writing.section(section, object, pointer);
      writing.annotations(object, wordOf(object.SPDXID ?? ''), pointer);
      if (section === 'file') files.add(object.SPDXID);
    }
  }
  writing.blank();
  writing.relationships(document);
  return writing.text();
}

/** The tags of a section, those that begin an object first. */
const tagsOf = new Map<Section, readonly (readonly [tag: string, field: Field])[]>();

function tags(section: Section): readonly (readonly [tag: string, field: Field])[] {
  const known = tagsOf.get(section);
  if (known) return known;
  const all = [...fieldsByTag].filter(([tag, field]) => field.section === section && !aliases.has(tag));
  const sorted = all.toSorted(([, a], [, b]) => Number(b.begins ?? false) - Number(a.begins ?? false));
  tagsOf.set(section, sorted);
  return sorted;
}

/** Keys that are written elsewhere than among the tags of their object. */
const elsewhere: ReadonlySet<string> = new Set([
  ...['SPDXID', 'annotations', 'creationInfo', 'packages', 'files', 'snippets', 'hasExtractedLicensingInfos', 'revieweds', 'relationships'],
  ...['documentDescribes', 'hasFiles', 'ranges'],
]);

class Writing {
  readonly #lines: string[] = [];
  readonly #note: Note;

  constructor(note: Note) {
    this.#note = note;
  }

  text(): string {
    return `${this.#lines.join('\n').trimEnd()}\n`;
  }

  blank(): void {
    this.#lines.push('');
  }

  section(section: Section, object: JsonObject, pointer: string): void {
    const told = new Set<string>(elsewhere);
    for (const [index, [tag, field]] of tags(section).entries()) {
      told.add(field.key);
      if (field.as !== 'range') this.#field(tag, field, object[field.key], `${pointer}/${field.key}`);
      if (index === 0 && section !== 'snippet') this.#put('SPDXID', object.SPDXID, `${pointer}/SPDXID`);
    }
    for (const range of objectsOf(object.ranges)) this.#range(range, `${pointer}/ranges`);
    for (const key of Object.keys(object)) if (!told.has(key)) this.#note(`${pointer}/${key}`, noTag);
  }

  creation(info: unknown): void {
    if (!isObject(info)) return;
    for (const creator of Array.isArray(info.creators) ? info.creators : []) this.#put('Creator', creator, '/creationInfo/creators');
    this.#put('Created', info.created, '/creationInfo/created');
    this.#put('CreatorComment', info.comment, '/creationInfo/comment');
    this.#put('LicenseListVersion', info.licenseListVersion, '/creationInfo/licenseListVersion');
  }

  annotations(object: JsonObject, id: string, pointer: string): void {
    for (const [index, annotation] of objectsOf(object.annotations).entries()) {
      this.section('annotation', annotation, `${pointer}/annotations/${index}`);
      this.#put('SPDXREF', id, pointer);
    }
  }

  /** What is listed in other places in JSON is a relationship here. */
  relationships(document: JsonObject): void {
    const known = new Set<string>();
    for (const [index, one] of objectsOf(document.relationships).entries()) {
      const words = [one.spdxElementId, one.relationshipType, one.relatedSpdxElement];
      known.add(words.join(' '));
      if (words.every((word) => typeof word === 'string' && /^\S+$/.test(word))) {
        this.#put('Relationship', words.join(' '), `/relationships/${index}`);
        this.#put('RelationshipComment', one.comment, `/relationships/${index}/comment`);
      } else this.#note(`/relationships/${index}`, noTag);
    }
    const others = [
      ...textsOf(document.documentDescribes).map((id) => `SPDXRef-DOCUMENT DESCRIBES ${id}`),
      ...objectsOf(document.packages).flatMap((found) => textsOf(found.hasFiles).map((id) => `${found.SPDXID} CONTAINS ${id}`)),
    ];
    for (const words of others) if (!known.has(words)) this.#put('Relationship', words, '/relationships');
  }

  #field(tag: string, { as }: Field, value: unknown, pointer: string): void {
    if (value === undefined || value === null) return;
    if (as === 'text' || as === 'truth') this.#put(tag, value, pointer);
    else if (as === 'list') for (const one of Array.isArray(value) ? value : [value]) this.#put(tag, one, pointer);
    else if (as === 'verification') this.#put(tag, verification(value), pointer);
    else {
      for (const one of objectsOf(value)) {
        const text = as === 'checksum' ? checksum(one) : as === 'external' ? external(one) : reference(one);
        this.#put(tag, text, pointer);
        if (as === 'reference') this.#put('ExternalRefComment', one.comment, `${pointer}/comment`);
      }
    }
  }

  #range({ startPointer: start, endPointer: end }: JsonObject, pointer: string): void {
    if (!isObject(start) || !isObject(end)) return;
    for (const [tag, unit] of [
      ['SnippetByteRange', 'offset'],
      ['SnippetLineRange', 'lineNumber'],
    ] as const) {
      if (typeof start[unit] === 'number' && typeof end[unit] === 'number') this.#put(tag, `${start[unit]}:${end[unit]}`, pointer);
    }
  }

  #put(tag: string, value: unknown, pointer: string): void {
    if (value === undefined || value === null) return;
    if (typeof value !== 'string' && typeof value !== 'boolean') {
      this.#note(pointer, noTag);
      return;
    }
    const text = wordOf(value);
    if (text.includes('</text>')) this.#note(pointer, 'tag-value form cannot hold a text with </text> in it');
    else if (/[\r\n]|^\s|\s$|^<text>/.test(text) || text === '') this.#lines.push(`${tag}: <text>${text}</text>`);
    else this.#lines.push(`${tag}: ${text}`);
  }
}

function checksum({ algorithm, checksumValue }: JsonObject): string | undefined {
  return typeof algorithm === 'string' && typeof checksumValue === 'string' ? `${algorithm}: ${checksumValue}` : undefined;
}

function external({ externalDocumentId, spdxDocument, checksum: sum }: JsonObject): string | undefined {
  return isObject(sum) ? `${wordOf(externalDocumentId)} ${wordOf(spdxDocument)} ${checksum(sum)}` : undefined;
}

function reference({ referenceCategory, referenceType, referenceLocator }: JsonObject): string {
  return `${wordOf(referenceCategory).replaceAll('_', '-')} ${wordOf(referenceType)} ${wordOf(referenceLocator)}`;
}

function verification(value: unknown): string | undefined {
  if (!isObject(value) || typeof value.packageVerificationCodeValue !== 'string') return undefined;
  const excluded = textsOf(value.packageVerificationCodeExcludedFiles);
  return `${value.packageVerificationCodeValue}${excluded.length === 0 ? '' : ` (excludes: ${excluded.join(', ')})`}`;
}

function textsOf(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.filter((one: unknown): one is string => typeof one === 'string') : [];
}
