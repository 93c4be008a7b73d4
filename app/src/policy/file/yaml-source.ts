import { isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import { messageOf, WaybillError } from '../../domain/errors.ts';

/** A policy file in YAML, all its scalars as text, with the line of each value. */
export interface YamlSource {
  readonly value: Readonly<Record<string, unknown>>;
  lineOf(path: readonly PropertyKey[]): number;
}

/** Policies are written by people. Characters. */
const maxLength = 4 * 1024 * 1024;

/**
 * @param expected what to say of a file that is no map
 * @throws WaybillError `schema` naming the line, `limit-exceeded`
 */
export function readYaml(text: string, path: string, expected = 'a policy is a map with `licenses` or `components`'): YamlSource {
  if (text.length > maxLength)
    throw new WaybillError('limit-exceeded', `${path} is longer than ${maxLength} characters`, { place: { path } });
  const lines = new LineCounter();
  const document = parse(text, path, lines);
  const [error] = document.errors;
  if (error) throw problem(path, lines.linePos(error.pos[0]).line, `this is no YAML: ${error.message}`);
  if (!isMap(document.contents)) throw problem(path, 1, expected);
  return {
    value: valuesOf(document, path),
    lineOf(place) {
      for (let length = place.length; length > 0; length--) {
        const key = keyLine(document.getIn(place.slice(0, length - 1), true), place[length - 1]!, lines);
        if (key !== undefined) return key;
        const node = document.getIn(place.slice(0, length), true);
        if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
      }
      return 1;
    },
  };
}

function parse(text: string, path: string, lines: LineCounter) {
  try {
    return parseDocument(text, { lineCounter: lines, prettyErrors: false, schema: 'failsafe' });
  } catch (cause) {
    throw new WaybillError('schema', `${path}: this is no YAML, or is nested too deep`, { place: { path }, cause });
  }
}

function valuesOf(document: ReturnType<typeof parse>, path: string): Readonly<Record<string, unknown>> {
  try {
    return document.toJS({ maxAliasCount: 100 }) as Readonly<Record<string, unknown>>;
  } catch (error) {
    throw problem(path, 1, `its aliases cannot be followed: ${messageOf(error)}`);
  }
}

function keyLine(parent: unknown, key: PropertyKey, lines: LineCounter): number | undefined {
  if (!isMap(parent)) return undefined;
  const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === key);
  return isScalar(pair?.key) && pair.key.range ? lines.linePos(pair.key.range[0]).line : undefined;
}

/** An error of a policy's form, at its line. */
export function problem(path: string, line: number, message: string, more = 0): WaybillError {
  const rest = more > 0 ? ` ${more} more ${more === 1 ? 'problem' : 'problems'} after it.` : '';
  return new WaybillError('schema', `${path}, line ${line}: ${message}.${rest}`, { place: { path, line } });
}
