import { WaybillError } from '../../domain/errors.ts';

/** One step into a document: a key or position, every child (`*`), or the value and everything below it (`**`). */
export type PathStep = { readonly kind: 'key'; readonly key: string } | { readonly kind: 'each' } | { readonly kind: 'deep' };

/** A way into a document. */
export interface Path {
  readonly text: string;
  readonly steps: readonly PathStep[];
  /** A JSON pointer names one place; a dotted path goes through lists to each of their elements. */
  readonly isPointer: boolean;
}

/** Steps of one path. */
const mostSteps = 64;

/**
 * Reads a path: dotted (`metadata.component.name`, with `\.` for a dot in a key, `*` for every child, one `**` for any depth), or a JSON pointer
 * (RFC 6901). The empty text and `.` are the document itself.
 *
 * @throws WaybillError `usage`
 */
export function parsePath(text: string): Path {
  if (text === '' || text === '.') return { text, steps: [], isPointer: false };
  const isPointer = text.startsWith('/');
  const parts = isPointer ? pointerParts(text) : dottedParts(text);
  if (parts.length > mostSteps) throw wrong(text, `it has more than ${mostSteps} steps`);
  if (parts.some((part) => part === '') && !isPointer) throw wrong(text, 'a step is empty');
  const steps = parts.map((key): PathStep => {
    if (!isPointer && key === '*') return { kind: 'each' };
    if (!isPointer && key === '**') return { kind: 'deep' };
    return { kind: 'key', key };
  });
  if (steps.filter(({ kind }) => kind === 'deep').length > 1) throw wrong(text, '“**” stands in it more than once');
  return { text, steps, isPointer };
}

/** The keys that a JSON pointer names, unescaped. */
export function pointerParts(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** A key as a part of a JSON pointer. */
export function pointerPart(key: string | number): string {
  return `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function dottedParts(text: string): string[] {
  const parts = [''];
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (character === '.') parts.push('');
    else if (character === '\\' && at + 1 < text.length) parts[parts.length - 1] += text[++at]!;
    else parts[parts.length - 1] += character;
  }
  return parts;
}

function wrong(text: string, why: string): WaybillError {
  return new WaybillError('usage', `“${text.slice(0, 200)}” is no path into a document: ${why}.`);
}
