import {
  type Expression,
  foldExpression,
  leavesOf,
  normalizeExpression,
  parseExpression,
  readLicenseName,
  type Silence,
  type Term,
} from '../../licenses/index.ts';
import { idTerm } from './decide-term.ts';
import { nameKey } from './name-key.ts';

/** What a policy calls licences. */
export interface PolicyNames {
  /** The id that a name stands for. */
  readonly ids: ReadonlyMap<string, string>;
  /** Whether a rule speaks of the name itself. */
  speaksOf(key: string): boolean;
}

/** Longer texts are not split at their operators. Characters. */
const maxSplit = 10_000;

/**
 * Reads what a component says of its licence: an expression, a name that the policy knows, a name of the SPDX list, or names that are joined by
 * AND and OR. What is none of these becomes a term of its own that is not `known`, so that no part of a name is taken for the whole.
 */
export function readLicense(text: string, names: PolicyNames): Expression {
  const whole = readTerm(text, names);
  if (whole) return whole;
  const split = text.length <= maxSplit ? splitAtOperators(text, names) : undefined;
  return split ?? unknownTerm(text);
}

/** Several statements about one component all hold. */
export function readLicenses(texts: readonly string[], names: PolicyNames): Expression | undefined {
  const read = texts.filter((text) => text.trim() !== '').map((text) => readLicense(text, names));
  if (read.length === 0) return undefined;
  return normalizeExpression(read.length === 1 ? read[0]! : { kind: 'and', of: read });
}

function readTerm(text: string, names: PolicyNames): Expression | undefined {
  const parsed = parseExpression(text);
  if (parsed.ok && leavesOf(parsed.expression).every((leaf) => leaf.kind !== 'term' || leaf.known)) return parsed.expression;
  const named = readPolicyName(text, names) ?? readSpdxName(text);
  if (named) return named;
  return parsed.ok ? mapLeaves(parsed.expression, (leaf) => resolved(leaf, names)) : undefined;
}

/** A name may stand where an id is expected: `Apache2 OR MIT`. */
function resolved(leaf: Term | Silence, names: PolicyNames): Expression {
  if (leaf.kind !== 'term' || leaf.known || leaf.exception !== undefined) return leaf;
  return readPolicyName(leaf.license, names) ?? readSpdxName(leaf.license) ?? leaf;
}

function readSpdxName(text: string): Expression | undefined {
  const name = readLicenseName(text);
  const parsed = name === undefined ? undefined : parseExpression(name);
  return parsed?.ok ? parsed.expression : undefined;
}

function readPolicyName(text: string, names: PolicyNames): Expression | undefined {
  const key = nameKey(text);
  if (key === '') return undefined;
  const id = names.ids.get(key);
  if (id !== undefined) return idTerm(id);
  return names.speaksOf(key) ? unknownTerm(text) : undefined;
}

function unknownTerm(text: string): Term {
  return { kind: 'term', license: text.trim(), orLater: false, known: false };
}

/**
 * `Apache License 2.0 OR MIT License`: each name gets a reference in its place, the expression is read, and the names come back. Where the
 * operators are in lower case, as package managers of old have them, they may be words of a name: then every name must be known.
 */
function splitAtOperators(text: string, names: PolicyNames): Expression | undefined {
  const plain = text.trim().split(/\s+/).join(' ');
  const isRead = (part: string) => readTerm(part, names);
  const upper = plain.split(/ (AND|OR) /);
  if (upper.length > 1) return joinPieces(upper, (part) => isRead(part) ?? unknownTerm(part));
  const lower = plain.split(/ (and|or) /);
  return lower.length > 1 ? joinPieces(lower, isRead) : undefined;
}

/** @param pieces names and the operators between them, in turn */
function joinPieces(pieces: readonly string[], read: (name: string) => Expression | undefined): Expression | undefined {
  const operands: Expression[] = [];
  const template: string[] = [];
  for (const [at, piece] of pieces.entries()) {
    if (at % 2 === 1) template.push(piece);
    else {
      const { open, name, close } = withoutParentheses(piece);
      const operand = read(name);
      if (!operand) return undefined;
      template.push(`${open}LicenseRef-${operands.push(operand) - 1}${close}`);
    }
  }
  const parsed = parseExpression(template.join(' '));
  if (!parsed.ok) return undefined;
  return mapLeaves(parsed.expression, (leaf) =>
    leaf.kind === 'term' ? operands[Number(leaf.license.slice('LicenseRef-'.length))]! : leaf,
  );
}

/** Parentheses at the ends belong to the expression, as far as they do not belong to each other: `((MIT License (MIT)` opens two. */
function withoutParentheses(piece: string): { readonly open: string; readonly name: string; readonly close: string } {
  const open = /^[( ]*/.exec(piece)![0];
  let balance = 0;
  for (const character of piece.slice(open.length)) balance += character === '(' ? 1 : character === ')' ? -1 : 0;
  const closing = Math.max(0, -balance);
  const end = piece.length - closing;
  return /^\)*$/.test(piece.slice(end))
    ? { open, name: piece.slice(open.length, end), close: piece.slice(end) }
    : { open, name: piece.slice(open.length), close: '' };
}

function mapLeaves(expression: Expression, change: (leaf: Term | Silence) => Expression): Expression {
  return foldExpression<Expression>(expression, change, (kind, of) => ({ kind, of }));
}
