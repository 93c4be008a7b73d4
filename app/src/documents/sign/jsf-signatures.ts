import { isObject } from '../fields.ts';
import type { JsonObject } from '../reading.ts';
import { pointerPart } from '../select/index.ts';

/** An object of a document that carries a signature of JSF in its field `signature`. */
export interface SignedObject {
  readonly object: JsonObject;
  readonly signature: JsonObject;
  /** A JSON pointer to the signature. */
  readonly pointer: string;
}

/** One of the signatures of an object: alone, or one of several, each for itself or each over those before it. */
export interface JsfSignature {
  readonly core: JsonObject;
  readonly pointer: string;
  /** Where what is left out is told: the whole signature. */
  readonly options: JsonObject;
  /** The object as it was when this one was made, without the signature's value. */
  readonly signed: JsonObject;
}

/** Names that a signature may have; whoever wrote another one meant something by it. `extensions` is none of them: none is known. */
const coreFields: ReadonlySet<string> = new Set(['algorithm', 'keyId', 'publicKey', 'certificatePath', 'excludes', 'value']);

/** Signed objects of one document, found before the search ends. */
const mostSigned = 10_000;

/** Finds the signatures of a document: its own first, then those of what it holds. Iterative. */
export function findSigned(document: JsonObject): readonly SignedObject[] {
  const found: SignedObject[] = [];
  const pending: { readonly value: unknown; readonly pointer: string }[] = [{ value: document, pointer: '' }];
  for (let next = pending.pop(); next && found.length < mostSigned; next = pending.pop()) {
    const { value, pointer } = next;
    if (Array.isArray(value)) {
      for (let at = value.length - 1; at >= 0; at--) pending.push({ value: value[at], pointer: `${pointer}/${at}` });
    }
    if (!isObject(value)) continue;
    const signature = Object.hasOwn(value, 'signature') ? value.signature : undefined;
    if (isObject(signature)) found.push({ object: value, signature, pointer: `${pointer}/signature` });
    const children = Object.entries(value).filter(([key, child]) => typeof child === 'object' && child !== null && key !== 'signature');
    for (const [key, child] of children.reverse()) pending.push({ value: child, pointer: pointer + pointerPart(key) });
  }
  return found;
}

/**
 * The signatures of a signed object. One of several `signers` is made as if it were the only one; one of a `chain` is over all those before it, with their values.
 *
 * @see https://cyberphone.github.io/doc/security/jsf.html, sections 6, 8 and 9
 */
export function signaturesOf({ object, signature, pointer }: SignedObject): readonly JsfSignature[] {
  for (const kind of ['signers', 'chain'] as const) {
    const list = Object.hasOwn(signature, kind) ? signature[kind] : undefined;
    if (!Array.isArray(list)) continue;
    return list.filter(isObject).map((core, at) => {
      const before = kind === 'chain' ? list.slice(0, at) : [];
      const told = { ...signature, [kind]: [...before, withoutValue(core)] };
      return { core, pointer: `${pointer}/${kind}/${at}`, options: signature, signed: withSignature(object, told) };
    });
  }
  return [{ core: signature, pointer, options: signature, signed: withSignature(object, withoutValue(signature)) }];
}

/** The names of properties that a signature leaves out. Undefined where that is told in a way that is not understood. */
export function excludesOf({ core, options }: JsfSignature): readonly string[] | undefined {
  if (core !== options && Object.hasOwn(core, 'excludes')) return undefined;
  if (!Object.hasOwn(options, 'excludes')) return [];
  const { excludes } = options;
  const isList =
    Array.isArray(excludes) && excludes.length > 0 && excludes.every((name) => typeof name === 'string' && name !== 'signature');
  return isList ? (excludes as string[]) : undefined;
}

/** A field of a signature that is not known; what it asks for cannot be done then. */
export function strangeField({ core, options }: JsfSignature): string | undefined {
  const global = core === options ? [] : Object.keys(options).filter((key) => !['signers', 'chain', 'excludes'].includes(key));
  return [...global, ...Object.keys(core).filter((key) => !coreFields.has(key))][0];
}

function withSignature(object: JsonObject, signature: JsonObject): JsonObject {
  return { ...object, signature };
}

function withoutValue(core: JsonObject): JsonObject {
  const { value: _, ...rest } = core;
  return rest;
}
