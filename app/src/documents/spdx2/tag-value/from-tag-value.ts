import type { Place } from '../../../domain/errors.ts';
import type { JsonObject } from '../../reading.ts';
import { type Field, fieldsByTag, listOfSection, type Section } from './fields.ts';
import { splitTags, type Tag } from './tags.ts';
import { readChecksum, readExternalDocument, readRange, readReference, readVerification } from './values.ts';

/** Something in the text that nothing could be made of. */
export interface TagProblem {
  readonly kind: 'unread-line' | 'unknown-tag' | 'unread-value';
  readonly line: number;
  readonly message: string;
}

/** A document of SPDX in tag-value form, told in the form of JSON. */
export interface ConvertedTags {
  readonly document: JsonObject;
  readonly problems: readonly TagProblem[];
  /** The line of what a JSON pointer names; the nearest that has one. */
  placeOf(pointer: string): Place;
}

/** Tells a document of SPDX 2 in tag-value form in the form of JSON. What cannot be read is a problem, and the rest is told. */
export function fromTagValue(text: string): ConvertedTags {
  const { tags, unread } = splitTags(text);
  const conversion = new Conversion();
  for (const tag of tags) conversion.take(tag);
  const problems = [
    ...unread.map(({ line, text: shown }) => ({ kind: 'unread-line' as const, line, message: `this is no tag with a value: ${shown}` })),
    ...conversion.problems,
  ].sort((a, b) => a.line - b.line);
  return { document: conversion.document, problems, placeOf: (pointer) => conversion.placeOf(pointer) };
}

type Made = Record<string, unknown>;

class Conversion {
  readonly document: Made = {};
  readonly problems: TagProblem[] = [];
  readonly #lines = new WeakMap<object, Map<string, number>>();
  /** The object of each section that its tags belong to now. */
  readonly #current = new Map<Section, Made>([['document', this.document]]);
  /** What an `SPDXID` belongs to: the section that began last. */
  #identified: Made = this.document;

  take({ name, value, line }: Tag): void {
    const field = fieldsByTag.get(name);
    if (field) this.#takeField(field, name, value, line);
    else if (name === 'SPDXID') this.#put(this.#identified, 'SPDXID', value, line);
    // An annotation stands at what was told before it; what it is about is of no use here.
    else if (name === 'SPDXREF') return;
    else if (name === 'Relationship') this.#takeRelationship(value, line);
    else if (name === 'ExternalRefComment') this.#commentReference(value, line);
    else if (Object.hasOwn(creationKeys, name)) this.#takeCreation(name, value, line);
    // What SPDX 2 took over from 1 and nobody needs: the project that a file is an artifact of.
    else if (!name.startsWith('ArtifactOf')) this.problems.push({ kind: 'unknown-tag', line, message: `${name} is no tag of SPDX 2` });
  }

  placeOf(pointer: string): Place {
    let value: unknown = this.document;
    let line = 1;
    for (const part of pointer.split('/').slice(1)) {
      if (typeof value !== 'object' || value === null) break;
      line = this.#lines.get(value)?.get(part) ?? line;
      value = (value as Made)[part];
    }
    return { line };
  }

  #put(object: Made, key: string, value: unknown, line: number): void {
    object[key] = value;
    this.#remember(object, key, line);
  }

  #remember(object: object, key: string, line: number): void {
    const lines = this.#lines.get(object) ?? new Map<string, number>();
    lines.set(key, line);
    this.#lines.set(object, lines);
  }

  /** Appends to a list of an object, which is made where it is not there. */
  #append(object: Made, key: string, value: unknown, line: number): void {
    const list = (Object.hasOwn(object, key) ? object[key] : []) as unknown[];
    if (list.length === 0) this.#put(object, key, list, line);
    this.#remember(list, String(list.length), line);
    list.push(value);
  }

  #takeField(field: Field, tag: string, value: string, line: number): void {
    const object = field.begins ? this.#begin(field.section, line) : this.#current.get(field.section);
    if (!object) {
      this.problems.push({ kind: 'unread-value', line, message: `${tag} stands before anything that it could be said of` });
      return;
    }
    if (field.as === 'text') this.#put(object, field.key, value, line);
    else if (field.as === 'list') this.#append(object, field.key, value, line);
    else this.#takeStructured(object, field, tag, value, line);
  }

  #takeStructured(object: Made, { key, as }: Field, tag: string, value: string, line: number): void {
    if (as === 'truth') {
      if (/^(?:true|false)$/i.test(value)) this.#put(object, key, value.toLowerCase() === 'true', line);
      else this.#unreadValue(tag, value, line);
      return;
    }
    if (as === 'range') {
      const range = readRange(value, key, String(object.snippetFromFile ?? ''));
      if (range) this.#append(object, 'ranges', range, line);
      else this.#unreadValue(tag, value, line);
      return;
    }
    if (as === 'verification') {
      const code = readVerification(value);
      if (code) this.#put(object, key, code, line);
      else this.#unreadValue(tag, value, line);
      return;
    }
    const read = as === 'checksum' ? readChecksum(value) : as === 'reference' ? readReference(value) : readExternalDocument(value);
    if (read) this.#append(object, key, read, line);
    else this.#unreadValue(tag, value, line);
  }

  #unreadValue(tag: string, value: string, line: number): void {
    this.problems.push({ kind: 'unread-value', line, message: `${JSON.stringify(value.slice(0, 200))} is no value of ${tag}` });
  }

  #begin(section: Section, line: number): Made {
    const made: Made = {};
    this.#current.set(section, made);
    if (section === 'package' || section === 'file' || section === 'snippet') this.#identified = made;
    const list = listOfSection[section];
    if (list !== undefined) this.#append(this.document, list, made, line);
    else if (section === 'annotation') this.#append(this.#identified, 'annotations', made, line);
    return made;
  }

  #takeRelationship(value: string, line: number): void {
    const [spdxElementId, relationshipType, relatedSpdxElement, ...rest] = value.split(/\s+/);
    if (spdxElementId === undefined || relationshipType === undefined || relatedSpdxElement === undefined || rest.length > 0) {
      this.#unreadValue('Relationship', value, line);
      return;
    }
    const made: Made = { spdxElementId, relationshipType, relatedSpdxElement };
    this.#current.set('relationship', made);
    this.#append(this.document, 'relationships', made, line);
  }

  #commentReference(value: string, line: number): void {
    const references = this.#current.get('package')?.externalRefs;
    const last: unknown = Array.isArray(references) ? references.at(-1) : undefined;
    if (last) this.#put(last as Made, 'comment', value, line);
  }

  #takeCreation(tag: string, value: string, line: number): void {
    const key = creationKeys[tag as keyof typeof creationKeys];
    if (!Object.hasOwn(this.document, 'creationInfo')) this.#put(this.document, 'creationInfo', {}, line);
    const info = this.document.creationInfo as Made;
    if (key === 'creators') this.#append(info, key, value, line);
    else this.#put(info, key, value, line);
  }
}

const creationKeys = {
  Creator: 'creators',
  Created: 'created',
  CreatorComment: 'comment',
  LicenseListVersion: 'licenseListVersion',
} as const;
