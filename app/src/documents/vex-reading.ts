import type { Gap } from '../domain/gap.ts';
import { normaliseHash } from '../domain/hash.ts';
import { parsePurl } from '../domain/purl/index.ts';
import { parseTime } from '../domain/time.ts';
import type { VexProduct } from '../domain/vex.ts';
import { limits } from '../platform/limits.ts';
import { isObject, wordOf } from './fields.ts';
import type { JsonObject } from './reading.ts';

/** Notes what cannot be used of a document, within bounds. */
export interface VexGaps {
  readonly gaps: readonly Gap[];
  note(kind: string, pointer: string, message: string): void;
}

export function vexGaps(path: string): VexGaps {
  const gaps: Gap[] = [];
  return {
    gaps,
    note(kind, pointer, message) {
      if (gaps.length < limits.documentGaps) gaps.push({ kind, message, path, pointer, blocking: false });
    },
  };
}

/** A text that is there and no longer than a field may be. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' && value.length <= limits.fieldLength ? value : undefined;
}

export function timeOf(value: unknown): number | undefined {
  const text = textOf(value);
  return text === undefined ? undefined : parseTime(text);
}

export function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** A product by the text that names it and its hashes, which are `{ "sha-256": "..." }`. */
export function productOf(told: string, purlText: string | undefined, hashes: unknown): VexProduct {
  const purl = parsePurl(purlText ?? told);
  const known = Object.entries(objectOf(hashes)).flatMap(([algorithm, digits]) => normaliseHash(`${algorithm}:${wordOf(digits)}`) ?? []);
  return { told, ...(purl ? { purl } : {}), hashes: known };
}
