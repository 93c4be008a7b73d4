import { WaybillError } from '../../../domain/errors.ts';
import { formatTime } from '../../../domain/time.ts';
import { limits } from '../../../platform/limits.ts';
import type { JsonObject } from '../../reading.ts';
import { messages, words } from './messages.ts';
import { reshape } from './reshape.ts';
import { fieldsOf, packedNumbers, type WireField } from './wire.ts';

/** A CycloneDX document in protocol buffers, told in the form of JSON. */
export interface DecodedDocument {
  readonly specVersion: string;
  readonly document: JsonObject;
  /** Fields that are not known, by the way to them. */
  readonly untold: readonly { readonly way: string; readonly line: number }[];
}

/** Whether bytes begin as a CycloneDX document in protocol buffers does: with the version of the specification. */
export function isProtobuf(bytes: Uint8Array): boolean {
  return bytes[0] === 0x0a && bytes[1] === 3 && bytes[2] === 0x31 && bytes[3] === 0x2e && bytes[4]! >= 0x30 && bytes[4]! <= 0x39;
}

/**
 * Tells a CycloneDX document in protocol buffers in the form of JSON.
 *
 * @throws WaybillError `malformed`, `limit-exceeded`
 */
export function fromProtobuf(bytes: Uint8Array): DecodedDocument {
  const decoding = new Decoding(new TextDecoder().decode(bytes.subarray(2, 5)));
  const bom = decoding.message('Bom', bytes, 0, 0, '');
  const specVersion = typeof bom.specVersion === 'string' ? bom.specVersion : '';
  return { specVersion, document: { bomFormat: 'CycloneDX', ...bom }, untold: decoding.untold };
}

interface Field {
  readonly key: string;
  readonly type: string;
  readonly isList: boolean;
  readonly isImplicit: boolean;
}

const fields = new Map<string, ReadonlyMap<number, Field>>();

/** The fields of a message, by their numbers. */
function fieldsOfMessage(name: string): ReadonlyMap<number, Field> {
  const known = fields.get(name);
  if (known) return known;
  const made = new Map<number, Field>();
  for (const told of messages[name]!.split(', ')) {
    const [number, key = '', type = 'string'] = told.split(' ');
    if (key === '') continue;
    made.set(Number(number), { key, type: type.replace(/[*!]$/, ''), isList: type.endsWith('*'), isImplicit: type.endsWith('!') });
  }
  fields.set(name, made);
  return made;
}

const decoder = new TextDecoder('utf-8', { fatal: true });
/** Fields that are not known and told one by one. */
const mostUntold = 10_000;

class Decoding {
  readonly untold: { way: string; line: number }[] = [];
  /** The version stands first; in 1.5 JSON has one identity where later ones have a list. */
  readonly #version: string;
  #values = 0;

  constructor(version: string) {
    this.#version = version;
  }

  /** A message with its fields under their keys in JSON. */
  message(name: string, bytes: Uint8Array, at: number, depth: number, way: string): Record<string, unknown> {
    if (depth > limits.documentDepth / 2) throw new WaybillError('limit-exceeded', 'the document is nested deeper than is read');
    const known = fieldsOfMessage(name);
    const made: Record<string, unknown> = {};
    for (const field of fieldsOf(bytes, at)) {
      if (++this.#values > limits.documentElements)
        throw new WaybillError('limit-exceeded', 'the document holds more values than are read');
      const declared = known.get(field.number);
      if (!declared) {
        if (this.untold.length < mostUntold) this.untold.push({ way: `${way}/${field.number}`, line: 1 });
      } else this.#take(made, declared, field, depth, `${way}/${declared.key}`);
    }
    for (const { key, type, isImplicit } of known.values()) {
      if (isImplicit && !Object.hasOwn(made, key)) made[key] = type.startsWith('=') ? wordOf(type, 0) : 0;
    }
    if (name === 'Evidence' && this.#version === '1.5' && Array.isArray(made.identity)) made.identity = made.identity[0];
    return reshape(name, made);
  }

  #take(made: Record<string, unknown>, { key, type, isList }: Field, field: WireField, depth: number, way: string): void {
    const numbers =
      isList && typeof field.value !== 'number' && (type.startsWith('=') || type === 'int')
        ? packedNumbers(field.value, field.at)
        : undefined;
    const values = numbers
      ? numbers.map((value) => (type === 'int' ? value : wordOf(type, value)))
      : [this.#value(type, field, depth, way)];
    const before = made[key];
    if (isList) made[key] = Array.isArray(before) ? before.concat(values) : values;
    else if (key === 'tools') made[key] = Array.isArray(before) ? before.concat(values) : values;
    else made[key] = values[0];
  }

  #value(type: string, { value, at }: WireField, depth: number, way: string): unknown {
    if (typeof value === 'number') {
      if (type === 'bool') return value !== 0;
      if (type.startsWith('=')) return wordOf(type, value);
      if (type === 'int') return value;
    } else if (type === 'string') return textOf(value, at);
    else if (type === 'time' || type === 'date') return timeOf(value, at, type === 'date');
    else if (type === 'float' && value.length === 4) return shortest(viewOf(value).getFloat32(0, true));
    else if (type === 'double' && value.length === 8) return viewOf(value).getFloat64(0, true);
    else if (Object.hasOwn(messages, type)) return this.message(type, value, at, depth + 1, way);
    throw new WaybillError('malformed', `these are no protocol buffers of CycloneDX: ${way} is of another type, at byte ${at}`);
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** The shortest decimal that is this number with the precision that it was written with. */
function shortest(value: number): number {
  for (let digits = 1; digits < 10; digits++) {
    const text = Number(value.toPrecision(digits));
    if (Math.fround(text) === value) return text;
  }
  return value;
}

function textOf(bytes: Uint8Array, at: number): string {
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    throw new WaybillError('not-text', `a text is not UTF-8, at byte ${at}`, { cause });
  }
}

const wordLists = new Map<string, readonly string[]>();

/** The word that a number stands for; a number that has none stays a number, which no schema allows. */
function wordOf(type: string, number: number): string | number | undefined {
  const list = wordLists.get(type) ?? words[type.slice(1)]!.split(' ');
  wordLists.set(type, list);
  const word = list[number];
  return word === '-' ? undefined : (word ?? number);
}

/** `google.protobuf.Timestamp`: seconds, and nanoseconds of which milliseconds are told. */
function timeOf(bytes: Uint8Array, at: number, isDate: boolean): string {
  let [seconds, nanos] = [0, 0];
  for (const { number, value } of fieldsOf(bytes, at)) {
    if (number === 1 && typeof value === 'number') seconds = value;
    if (number === 2 && typeof value === 'number') nanos = value;
  }
  if (seconds > 253_402_300_799 || seconds < -62_135_596_800)
    throw new WaybillError('malformed', `a time is beyond all years, at byte ${at}`);
  const text = formatTime(seconds * 1000 + Math.floor(nanos / 1_000_000)).replace(/\.000Z$/, 'Z');
  return isDate ? text.slice(0, 10) : text;
}
